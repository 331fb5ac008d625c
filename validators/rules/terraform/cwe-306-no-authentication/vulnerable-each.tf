resource "aws_api_gateway_method" "plain" {
  authorization = "NONE" # finding
}
#----
resource "aws_apigatewayv2_route" "plain" {
  authorization_type = "NONE" # finding
}
#----
resource "aws_lambda_function_url" "plain" {
  authorization_type = "NONE" # finding
}
#----
resource "azurerm_app_service" "plain" {
  auth_settings {
    enabled = false # finding
  }
}
#----
resource "azurerm_linux_virtual_machine" "plain" {
  disable_password_authentication = false # finding
}
#----
resource "azurerm_virtual_machine" "plain" {
  os_profile_linux_config {
    disable_password_authentication = false # finding
  }
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  local_account_disabled = false # finding
}
#----
resource "azurerm_container_registry" "plain" {
  admin_enabled = true # finding
}
#----
resource "azurerm_container_registry" "plain" {
  anonymous_pull_enabled = true # finding
}
#----
resource "azurerm_cosmosdb_account" "plain" {
  local_authentication_disabled = false # finding
}
#----
resource "google_container_cluster" "plain" {
  enable_legacy_abac = true # finding
}
#----
resource "google_container_cluster" "plain" {
  master_auth {
    client_certificate_config {
      issue_client_certificate = true # finding
    }
  }
}
#----
resource "aws_rds_cluster" "plain" {
  iam_database_authentication_enabled = false # finding
}
#----
resource "aws_neptune_cluster" "plain" {
  iam_database_authentication_enabled = false # finding
}
#----
resource "google_compute_project_metadata" "plain" {
  metadata {
    enable-oslogin = false # finding
  }
}
#----
resource "google_compute_instance" "plain" {
  metadata {
    enable-oslogin = false # finding
  }
}
#----
resource "google_compute_instance" "plain" {
  metadata {
    serial-port-enable = true # finding
  }
}
#----
resource "google_redis_instance" "plain" {
  auth_enabled = false # finding
}
#----
# finding
resource "google_redis_instance" "bare" {
}
#----
resource "azurerm_storage_account" "plain" {
  shared_access_key_enabled = true # finding
}
#----
resource "aws_iam_user_login_profile" "plain" {
  password_reset_required = false # finding
}
#----
resource "aws_cognito_identity_pool" "plain" {
  allow_unauthenticated_identities = true # finding
}
#----
resource "azurerm_redis_cache" "plain" {
  redis_configuration {
    enable_authentication = false # finding
  }
}
#----
resource "azurerm_eventhub_namespace" "plain" {
  local_authentication_enabled = true # finding
}
#----
resource "aws_opensearch_domain" "plain" {
  advanced_security_options {
    enabled = false # finding
  }
}
#----
resource "aws_msk_cluster" "plain" {
  client_authentication {
    unauthenticated = true # finding
  }
}
#----
# finding
resource "azurerm_service_fabric_cluster" "bare" {
}
#----
resource "azurerm_linux_web_app" "plain" {
  auth_settings_v2 {
    auth_enabled = false # finding
  }
}
#----
resource "azurerm_linux_web_app" "plain" {
  client_certificate_enabled = false # finding
}
#----
resource "aws_appsync_graphql_api" "plain" {
  authentication_type = "API_KEY" # finding
}
#----
resource "aws_qldb_ledger" "plain" {
  permissions_mode = "ALLOW_ALL" # finding
}
#----
resource "azurerm_linux_web_app" "plain" {
  webdeploy_publish_basic_authentication_enabled = true # finding
}
#----
resource "azurerm_linux_web_app" "plain" {
  ftp_publish_basic_authentication_enabled = true # finding
}
#----
resource "azurerm_application_insights" "plain" {
  local_authentication_disabled = false # finding
}
#----
# finding
resource "google_apikeys_key" "bare" {
}
