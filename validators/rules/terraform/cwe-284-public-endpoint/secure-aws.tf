resource "aws_redshiftserverless_workgroup" "a" {
  publicly_accessible = false # evidence
}
#----
variable "chosen" {
  default = false
}
resource "aws_redshiftserverless_workgroup" "a" {
  publicly_accessible = var.chosen # evidence
}
#----
locals {
  chosen = false
}
resource "aws_redshiftserverless_workgroup" "b" {
  publicly_accessible = local.chosen # evidence
}
#----
resource "aws_ecs_task_set" "a" {
  network_configuration {
    assign_public_ip = false # evidence
  }
}
#----
variable "chosen" {
  default = false
}
resource "aws_ecs_task_set" "a" {
  network_configuration {
    assign_public_ip = var.chosen # evidence
  }
}
#----
locals {
  chosen = false
}
resource "aws_ecs_task_set" "b" {
  network_configuration {
    assign_public_ip = local.chosen # evidence
  }
}
#----
resource "aws_sagemaker_domain" "a" {
  app_network_access_type = "VpcOnly" # evidence
}
#----
variable "chosen" {
  default = "VpcOnly"
}
resource "aws_sagemaker_domain" "a" {
  app_network_access_type = var.chosen # evidence
}
#----
locals {
  chosen = "VpcOnly"
}
resource "aws_sagemaker_domain" "b" {
  app_network_access_type = local.chosen # evidence
}
#----
resource "aws_cloudfront_distribution" "a" {
  # evidence
  origin {
    domain_name              = aws_s3_bucket.ships.bucket_regional_domain_name
    origin_id                = "ships"
    origin_access_control_id = aws_cloudfront_origin_access_control.ships.id
  }
}
#----
resource "aws_cloudfront_distribution" "elsewhere" {
  origin {
    domain_name = "ships.example"
    origin_id   = "ships"
    custom_origin_config {
      origin_protocol_policy = "https-only"
    }
  }
}
#----
# evidence
resource "aws_opensearch_domain" "a" {
  vpc_options {
    subnet_ids = ["subnet-1"]
  }
}
#----
resource "aws_opensearch_domain" "b" {
  advanced_security_options {
    enabled = true
  }
}
