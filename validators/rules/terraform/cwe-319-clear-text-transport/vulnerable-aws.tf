resource "aws_cloudsearch_domain" "a" {
  endpoint_options {
    enforce_https = false # finding
  }
}
#----
# finding
resource "aws_cloudsearch_domain" "a" {
}
#----
variable "chosen" {
  default = false
}
resource "aws_cloudsearch_domain" "a" {
  endpoint_options {
    enforce_https = var.chosen # finding
  }
}
#----
locals {
  chosen = false
}
resource "aws_cloudsearch_domain" "b" {
  endpoint_options {
    enforce_https = local.chosen # finding
  }
}
#----
resource "aws_dax_cluster" "a" {
  cluster_endpoint_encryption_type = "NONE" # finding
}
#----
variable "chosen" {
  default = "NONE"
}
resource "aws_dax_cluster" "a" {
  cluster_endpoint_encryption_type = var.chosen # finding
}
#----
locals {
  chosen = "NONE"
}
resource "aws_dax_cluster" "b" {
  cluster_endpoint_encryption_type = local.chosen # finding
}
#----
resource "aws_msk_cluster" "a" {
  encryption_info {
    encryption_in_transit {
      in_cluster = false # finding
    }
  }
}
#----
variable "chosen" {
  default = false
}
resource "aws_msk_cluster" "a" {
  encryption_info {
    encryption_in_transit {
      in_cluster = var.chosen # finding
    }
  }
}
#----
locals {
  chosen = false
}
resource "aws_msk_cluster" "b" {
  encryption_info {
    encryption_in_transit {
      in_cluster = local.chosen # finding
    }
  }
}
#----
resource "aws_memorydb_cluster" "a" {
  tls_enabled = false # finding
}
#----
variable "chosen" {
  default = false
}
resource "aws_memorydb_cluster" "a" {
  tls_enabled = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "aws_memorydb_cluster" "b" {
  tls_enabled = local.chosen # finding
}
#----
resource "aws_sagemaker_data_quality_job_definition" "a" {
  network_config {
    enable_inter_container_traffic_encryption = false # finding
  }
}
#----
variable "chosen" {
  default = false
}
resource "aws_sagemaker_data_quality_job_definition" "a" {
  network_config {
    enable_inter_container_traffic_encryption = var.chosen # finding
  }
}
#----
locals {
  chosen = false
}
resource "aws_sagemaker_data_quality_job_definition" "b" {
  network_config {
    enable_inter_container_traffic_encryption = local.chosen # finding
  }
}
#----
# finding
resource "aws_dms_endpoint" "a" {
  engine_name = "postgres"
}
#----
# finding
resource "aws_redshift_parameter_group" "a" {
  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}
#----
resource "aws_cloudfront_response_headers_policy" "a" {
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 300 # finding
    }
  }
}
