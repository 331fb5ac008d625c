resource "aws_api_gateway_method" "plain" {
  authorization = "AWS_IAM" # evidence
}
#----
resource "aws_apigatewayv2_route" "plain" {
  authorization_type = "AWS_IAM" # evidence
}
#----
resource "aws_lambda_function_url" "plain" {
  authorization_type = "AWS_IAM" # evidence
}
#----
resource "azurerm_app_service" "plain" {
  auth_settings {
    enabled = true # evidence
  }
}
#----
resource "azurerm_linux_virtual_machine" "plain" {
  disable_password_authentication = true # evidence
}
#----
resource "azurerm_virtual_machine" "plain" {
  os_profile_linux_config {
    disable_password_authentication = true # evidence
  }
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  local_account_disabled = true # evidence
}
#----
resource "azurerm_container_registry" "plain" {
  admin_enabled = false # evidence
}
#----
resource "azurerm_container_registry" "plain" {
  anonymous_pull_enabled = false # evidence
}
#----
resource "azurerm_cosmosdb_account" "plain" {
  local_authentication_disabled = true # evidence
}
#----
resource "google_container_cluster" "plain" {
  enable_legacy_abac = false # evidence
}
#----
resource "google_container_cluster" "plain" {
  master_auth {
    client_certificate_config {
      issue_client_certificate = false # evidence
    }
  }
}
#----
resource "aws_rds_cluster" "plain" {
  iam_database_authentication_enabled = true # evidence
}
#----
resource "aws_neptune_cluster" "plain" {
  iam_database_authentication_enabled = true # evidence
}
#----
resource "google_compute_project_metadata" "plain" {
  metadata {
    enable-oslogin = true # evidence
  }
}
#----
resource "google_compute_instance" "plain" {
  metadata {
    enable-oslogin = true # evidence
  }
}
#----
resource "google_compute_instance" "plain" {
  metadata {
    serial-port-enable = false # evidence
  }
}
#----
resource "google_redis_instance" "plain" {
  auth_enabled = true # evidence
}
#----
resource "azurerm_storage_account" "plain" {
  shared_access_key_enabled = false # evidence
}
#----
resource "aws_elasticache_replication_group" "plain" {
  auth_token = "ships" # evidence
}
#----
resource "aws_iam_user_login_profile" "plain" {
  password_reset_required = true # evidence
}
#----
resource "aws_cognito_identity_pool" "plain" {
  allow_unauthenticated_identities = false # evidence
}
#----
resource "azurerm_redis_cache" "plain" {
  redis_configuration {
    enable_authentication = true # evidence
  }
}
#----
resource "azurerm_eventhub_namespace" "plain" {
  local_authentication_enabled = false # evidence
}
#----
resource "aws_opensearch_domain" "plain" {
  advanced_security_options {
    enabled = true # evidence
  }
}
#----
resource "google_container_cluster" "plain" {
  workload_identity_config = "ships" # evidence
}
#----
resource "aws_msk_cluster" "plain" {
  client_authentication {
    unauthenticated = false # evidence
  }
}
#----
resource "azurerm_service_fabric_cluster" "plain" {
  azure_active_directory {
    tenant_id = "ships" # evidence
  }
}
#----
resource "azurerm_linux_web_app" "plain" {
  auth_settings_v2 {
    auth_enabled = true # evidence
  }
}
#----
resource "azurerm_linux_web_app" "plain" {
  client_certificate_enabled = true # evidence
}
#----
resource "aws_appsync_graphql_api" "plain" {
  authentication_type = "AWS_IAM" # evidence
}
#----
resource "aws_qldb_ledger" "plain" {
  permissions_mode = "ALLOW_INTERNAL_ONLY" # evidence
}
#----
resource "azurerm_linux_web_app" "plain" {
  webdeploy_publish_basic_authentication_enabled = false # evidence
}
#----
resource "azurerm_linux_web_app" "plain" {
  ftp_publish_basic_authentication_enabled = false # evidence
}
#----
resource "azurerm_application_insights" "plain" {
  local_authentication_disabled = true # evidence
}
#----
resource "google_apikeys_key" "plain" {
  restrictions = "ships" # evidence
}
