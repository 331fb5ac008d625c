resource "aws_api_gateway_method" "this" {
  authorization = "AWS_IAM" # evidence
}
#----
resource "aws_apigatewayv2_route" "this" {
  authorization_type = "JWT" # evidence
}
#----
resource "aws_lambda_function_url" "this" {
  authorization_type = "AWS_IAM" # evidence
}
#----
resource "azurerm_app_service" "this" {
  client_cert_enabled = true # evidence
  identity {
    type = "SystemAssigned"
  }
  auth_settings {
    enabled = true # evidence
  }
}
#----
resource "azurerm_container_registry" "this" {
  admin_enabled = false # evidence
}
#----
resource "azurerm_container_registry" "this" {
  anonymous_pull_enabled = false # evidence
}
#----
resource "google_container_cluster" "this" {
  enable_legacy_abac = false # evidence
}
#----
resource "google_container_cluster" "this" {
  master_auth {
    client_certificate_config {
      issue_client_certificate = false # evidence
    }
  }
}
#----
resource "aws_rds_cluster" "this" {
  iam_database_authentication_enabled = true # evidence
}
#----
resource "aws_neptune_cluster" "this" {
  iam_database_authentication_enabled = true # evidence
}
#----
resource "google_compute_project_metadata" "this" {
  metadata {
    enable-oslogin = true # evidence
  }
}
#----
resource "google_compute_instance" "this" {
  metadata {
    enable-oslogin = true # evidence
  }
}
#----
resource "google_compute_instance" "this" {
  metadata {
    serial-port-enable = false # evidence
  }
}
#----
resource "google_compute_instance" "a" {
  metadata = {
    block-project-ssh-keys = true # evidence
  }
}
#----
resource "azurerm_application_insights" "a" {
  local_authentication_disabled = true # evidence
}
#----
resource "google_apikeys_key" "a" {
  restrictions { # evidence
    api_targets {
      service = "a"
    }
  }
}
#----
resource "google_compute_backend_service" "a" {
  name = "staff-admin"
  iap {
    enabled = true # evidence
  }
}
