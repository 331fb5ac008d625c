resource "aws_cloudsearch_domain" "a" {
  endpoint_options {
    enforce_https = true # evidence
  }
}
#----
variable "chosen" {
  default = true
}
resource "aws_cloudsearch_domain" "a" {
  endpoint_options {
    enforce_https = var.chosen # evidence
  }
}
#----
locals {
  chosen = true
}
resource "aws_cloudsearch_domain" "b" {
  endpoint_options {
    enforce_https = local.chosen # evidence
  }
}
#----
resource "aws_dax_cluster" "a" {
  cluster_endpoint_encryption_type = "TLS" # evidence
}
#----
variable "chosen" {
  default = "TLS"
}
resource "aws_dax_cluster" "a" {
  cluster_endpoint_encryption_type = var.chosen # evidence
}
#----
locals {
  chosen = "TLS"
}
resource "aws_dax_cluster" "b" {
  cluster_endpoint_encryption_type = local.chosen # evidence
}
#----
resource "aws_msk_cluster" "a" {
  encryption_info {
    encryption_in_transit {
      in_cluster = true # evidence
    }
  }
}
#----
variable "chosen" {
  default = true
}
resource "aws_msk_cluster" "a" {
  encryption_info {
    encryption_in_transit {
      in_cluster = var.chosen # evidence
    }
  }
}
#----
locals {
  chosen = true
}
resource "aws_msk_cluster" "b" {
  encryption_info {
    encryption_in_transit {
      in_cluster = local.chosen # evidence
    }
  }
}
#----
resource "aws_memorydb_cluster" "a" {
  tls_enabled = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "aws_memorydb_cluster" "a" {
  tls_enabled = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "aws_memorydb_cluster" "b" {
  tls_enabled = local.chosen # evidence
}
#----
resource "aws_sagemaker_data_quality_job_definition" "a" {
  network_config {
    enable_inter_container_traffic_encryption = true # evidence
  }
}
#----
variable "chosen" {
  default = true
}
resource "aws_sagemaker_data_quality_job_definition" "a" {
  network_config {
    enable_inter_container_traffic_encryption = var.chosen # evidence
  }
}
#----
locals {
  chosen = true
}
resource "aws_sagemaker_data_quality_job_definition" "b" {
  network_config {
    enable_inter_container_traffic_encryption = local.chosen # evidence
  }
}
#----
resource "aws_dms_endpoint" "a" {
  engine_name = "postgres"
  ssl_mode    = "verify-full" # evidence
}
#----
resource "aws_dms_endpoint" "files" {
  engine_name = "s3"
}
#----
resource "aws_redshift_parameter_group" "a" {
  # evidence
  parameter {
    name  = "require_ssl"
    value = "true" # evidence
  }
}
#----
resource "aws_cloudfront_response_headers_policy" "a" {
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 31536000 # evidence
    }
  }
}
