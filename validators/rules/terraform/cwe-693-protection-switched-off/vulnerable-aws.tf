resource "aws_elb" "a" {
  desync_mitigation_mode = "monitor" # finding
}
#----
variable "chosen" {
  default = "monitor"
}
resource "aws_elb" "a" {
  desync_mitigation_mode = var.chosen # finding
}
#----
locals {
  chosen = "monitor"
}
resource "aws_elb" "b" {
  desync_mitigation_mode = local.chosen # finding
}
#----
resource "aws_networkfirewall_firewall" "a" {
  delete_protection = false # finding
}
#----
variable "chosen" {
  default = false
}
resource "aws_networkfirewall_firewall" "a" {
  delete_protection = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "aws_networkfirewall_firewall" "b" {
  delete_protection = local.chosen # finding
}
#----
resource "aws_cognito_user_pool_client" "a" {
  prevent_user_existence_errors = "LEGACY" # finding
}
#----
variable "chosen" {
  default = "LEGACY"
}
resource "aws_cognito_user_pool_client" "a" {
  prevent_user_existence_errors = var.chosen # finding
}
#----
locals {
  chosen = "LEGACY"
}
resource "aws_cognito_user_pool_client" "b" {
  prevent_user_existence_errors = local.chosen # finding
}
#----
resource "aws_lambda_code_signing_config" "a" {
  policies {
    untrusted_artifact_on_deployment = "Warn" # finding
  }
}
#----
# finding
resource "aws_lambda_code_signing_config" "a" {
}
#----
variable "chosen" {
  default = "Warn"
}
resource "aws_lambda_code_signing_config" "a" {
  policies {
    untrusted_artifact_on_deployment = var.chosen # finding
  }
}
#----
locals {
  chosen = "Warn"
}
resource "aws_lambda_code_signing_config" "b" {
  policies {
    untrusted_artifact_on_deployment = local.chosen # finding
  }
}
#----
resource "aws_cloudfront_response_headers_policy" "a" {
  cors_config {
    access_control_allow_origins {
      items = ["*"] # finding
    }
  }
}
#----
variable "chosen" {
  default = ["*"]
}
resource "aws_cloudfront_response_headers_policy" "a" {
  cors_config {
    access_control_allow_origins {
      items = var.chosen # finding
    }
  }
}
#----
locals {
  chosen = ["*"]
}
resource "aws_cloudfront_response_headers_policy" "b" {
  cors_config {
    access_control_allow_origins {
      items = local.chosen # finding
    }
  }
}
#----
resource "aws_api_gateway_method_settings" "a" {
  settings {
    data_trace_enabled = true # finding
  }
}
#----
variable "chosen" {
  default = true
}
resource "aws_api_gateway_method_settings" "a" {
  settings {
    data_trace_enabled = var.chosen # finding
  }
}
#----
locals {
  chosen = true
}
resource "aws_api_gateway_method_settings" "b" {
  settings {
    data_trace_enabled = local.chosen # finding
  }
}
#----
resource "aws_codebuild_project" "a" {
  source {
    insecure_ssl = true # finding
  }
}
#----
variable "chosen" {
  default = true
}
resource "aws_codebuild_project" "a" {
  source {
    insecure_ssl = var.chosen # finding
  }
}
#----
locals {
  chosen = true
}
resource "aws_codebuild_project" "b" {
  source {
    insecure_ssl = local.chosen # finding
  }
}
#----
# finding
resource "aws_route53_zone" "a" {
  name = "ships.example"
}
#----
resource "aws_elastic_beanstalk_environment" "a" {
  # finding
  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = "false"
  }
}
