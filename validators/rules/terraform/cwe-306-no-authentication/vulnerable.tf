resource "aws_api_gateway_method" "this" {
  authorization = "NONE" # finding
}
#----
resource "aws_apigatewayv2_route" "this" {
  authorization_type = "NONE" # finding
}
#----
resource "aws_lambda_function_url" "this" {
  authorization_type = "NONE" # finding
}
#----
# finding
resource "azurerm_app_service" "this" {
  client_cert_enabled = true # evidence
  identity {
    type = "SystemAssigned"
  }
}
#----
resource "azurerm_app_service" "this" {
  client_cert_enabled = true # evidence
  identity {
    type = "SystemAssigned"
  }
  auth_settings {
    enabled = false # finding
  }
}
#----
resource "azurerm_linux_virtual_machine" "this" {
  disable_password_authentication = false # finding
}
#----
resource "azurerm_virtual_machine" "this" {
  os_profile_linux_config {
    disable_password_authentication = false # finding
  }
}
#----
resource "azurerm_kubernetes_cluster" "this" {
  local_account_disabled = false # finding
}
#----
resource "azurerm_container_registry" "this" {
  admin_enabled = true # finding
}
#----
resource "azurerm_container_registry" "this" {
  anonymous_pull_enabled = true # finding
}
#----
resource "azurerm_cosmosdb_account" "this" {
  local_authentication_disabled = false # finding
}
#----
resource "google_container_cluster" "this" {
  enable_legacy_abac = true # finding
}
#----
resource "google_container_cluster" "this" {
  master_auth {
    client_certificate_config {
      issue_client_certificate = true # finding
    }
  }
}
#----
resource "google_container_cluster" "a" {
  # finding
  master_auth {
    username = "admin"
    password = "x"
  }
}
#----
resource "aws_rds_cluster" "this" {
  iam_database_authentication_enabled = false # finding
}
#----
resource "aws_neptune_cluster" "this" {
  iam_database_authentication_enabled = false # finding
}
#----
resource "google_compute_project_metadata" "this" {
  metadata {
    enable-oslogin = false # finding
  }
}
#----
resource "google_compute_instance" "this" {
  metadata {
    enable-oslogin = false # finding
  }
}
#----
resource "google_compute_instance" "this" {
  metadata {
    serial-port-enable = true # finding
  }
}
#----
# finding
resource "google_compute_instance" "a" {
  metadata = {
    foo = "bar"
  }
}
#----
resource "azurerm_linux_web_app" "a" {
  webdeploy_publish_basic_authentication_enabled = true # finding
}
#----
resource "azurerm_application_insights" "a" {
  local_authentication_disabled = false # finding
}
#----
# finding
resource "google_apikeys_key" "a" {
  name = "a"
}

resource "google_compute_project_metadata" "yard" {
  metadata = {
    serial-port-enable = "TRUE" # finding
  }
}
#----
resource "google_compute_backend_service" "a" {
  name = "staff-admin"
  iap {
    enabled = false # finding
  }
}
