resource "aws_elb" "a" {
  desync_mitigation_mode = "strictest" # evidence
}
#----
resource "aws_elb" "a" {
  desync_mitigation_mode = "defensive" # evidence
}
#----
variable "chosen" {
  default = "strictest"
}
resource "aws_elb" "a" {
  desync_mitigation_mode = var.chosen # evidence
}
#----
locals {
  chosen = "strictest"
}
resource "aws_elb" "b" {
  desync_mitigation_mode = local.chosen # evidence
}
#----
resource "aws_networkfirewall_firewall" "a" {
  delete_protection = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "aws_networkfirewall_firewall" "a" {
  delete_protection = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "aws_networkfirewall_firewall" "b" {
  delete_protection = local.chosen # evidence
}
#----
resource "aws_cognito_user_pool_client" "a" {
  prevent_user_existence_errors = "ENABLED" # evidence
}
#----
variable "chosen" {
  default = "ENABLED"
}
resource "aws_cognito_user_pool_client" "a" {
  prevent_user_existence_errors = var.chosen # evidence
}
#----
locals {
  chosen = "ENABLED"
}
resource "aws_cognito_user_pool_client" "b" {
  prevent_user_existence_errors = local.chosen # evidence
}
#----
resource "aws_lambda_code_signing_config" "a" {
  policies {
    untrusted_artifact_on_deployment = "Enforce" # evidence
  }
}
#----
variable "chosen" {
  default = "Enforce"
}
resource "aws_lambda_code_signing_config" "a" {
  policies {
    untrusted_artifact_on_deployment = var.chosen # evidence
  }
}
#----
locals {
  chosen = "Enforce"
}
resource "aws_lambda_code_signing_config" "b" {
  policies {
    untrusted_artifact_on_deployment = local.chosen # evidence
  }
}
#----
resource "aws_cloudfront_response_headers_policy" "a" {
  cors_config {
    access_control_allow_origins {
      items = ["https://ships.example"] # evidence
    }
  }
}
#----
resource "aws_cloudfront_response_headers_policy" "b" {
  cors_config {
    access_control_allow_origins {
      items = ["https://ships.example"] # evidence
    }
  }
}
#----
resource "aws_cloudfront_response_headers_policy" "c" {
  count = 2
  cors_config {
    access_control_allow_origins {
      items = ["https://ships.example"] # evidence
    }
  }
}
#----
resource "aws_api_gateway_method_settings" "a" {
  settings {
    data_trace_enabled = false # evidence
  }
}
#----
variable "chosen" {
  default = false
}
resource "aws_api_gateway_method_settings" "a" {
  settings {
    data_trace_enabled = var.chosen # evidence
  }
}
#----
locals {
  chosen = false
}
resource "aws_api_gateway_method_settings" "b" {
  settings {
    data_trace_enabled = local.chosen # evidence
  }
}
#----
resource "aws_codebuild_project" "a" {
  source {
    insecure_ssl = false # evidence
  }
}
#----
variable "chosen" {
  default = false
}
resource "aws_codebuild_project" "a" {
  source {
    insecure_ssl = var.chosen # evidence
  }
}
#----
locals {
  chosen = false
}
resource "aws_codebuild_project" "b" {
  source {
    insecure_ssl = local.chosen # evidence
  }
}
#----
# evidence
resource "aws_route53_zone" "a" {
  name = "ships.example"
}
resource "aws_route53_key_signing_key" "a" {
  hosted_zone_id = aws_route53_zone.a.id
}
#----
resource "aws_route53_zone" "inside" {
  name = "ships.internal"
  vpc {
    vpc_id = "vpc-1"
  }
}
#----
resource "aws_elastic_beanstalk_environment" "a" {
  # evidence
  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = "true"
  }
}
