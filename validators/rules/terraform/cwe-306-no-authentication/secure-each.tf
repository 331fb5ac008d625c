resource "aws_api_gateway_method" "plain" {
  authorization = "AWS_IAM" # evidence
}
#----
variable "given" {
  default = "AWS_IAM"
}
resource "aws_api_gateway_method" "given" {
  authorization = var.given # evidence
}
#----
locals {
  kept = { on = "AWS_IAM" }
}
resource "aws_api_gateway_method" "kept" {
  authorization = local.kept.on # evidence
}
#----
resource "aws_apigatewayv2_route" "plain" {
  authorization_type = "AWS_IAM" # evidence
}
#----
variable "given" {
  default = "AWS_IAM"
}
resource "aws_apigatewayv2_route" "given" {
  authorization_type = var.given # evidence
}
#----
locals {
  kept = { on = "AWS_IAM" }
}
resource "aws_apigatewayv2_route" "kept" {
  authorization_type = local.kept.on # evidence
}
#----
resource "aws_lambda_function_url" "plain" {
  authorization_type = "AWS_IAM" # evidence
}
#----
variable "given" {
  default = "AWS_IAM"
}
resource "aws_lambda_function_url" "given" {
  authorization_type = var.given # evidence
}
#----
locals {
  kept = { on = "AWS_IAM" }
}
resource "aws_lambda_function_url" "kept" {
  authorization_type = local.kept.on # evidence
}
#----
resource "azurerm_app_service" "plain" {
  auth_settings {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_function_app" "given" {
  auth_settings {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_app_service" "kept" {
  auth_settings {
    enabled = local.kept.on # evidence
  }
}
#----
resource "azurerm_linux_virtual_machine" "plain" {
  disable_password_authentication = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_linux_virtual_machine_scale_set" "given" {
  disable_password_authentication = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_linux_virtual_machine" "kept" {
  disable_password_authentication = local.kept.on # evidence
}
#----
resource "azurerm_virtual_machine" "plain" {
  os_profile_linux_config {
    disable_password_authentication = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_virtual_machine" "given" {
  os_profile_linux_config {
    disable_password_authentication = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_virtual_machine" "kept" {
  os_profile_linux_config {
    disable_password_authentication = local.kept.on # evidence
  }
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  local_account_disabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_kubernetes_cluster" "given" {
  local_account_disabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_kubernetes_cluster" "kept" {
  local_account_disabled = local.kept.on # evidence
}
#----
resource "azurerm_container_registry" "plain" {
  admin_enabled = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_container_registry" "given" {
  admin_enabled = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_container_registry" "kept" {
  admin_enabled = local.kept.on # evidence
}
#----
resource "azurerm_container_registry" "plain" {
  anonymous_pull_enabled = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_container_registry" "given" {
  anonymous_pull_enabled = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_container_registry" "kept" {
  anonymous_pull_enabled = local.kept.on # evidence
}
#----
resource "azurerm_cosmosdb_account" "plain" {
  local_authentication_disabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_cosmosdb_account" "given" {
  local_authentication_disabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_cosmosdb_account" "kept" {
  local_authentication_disabled = local.kept.on # evidence
}
#----
resource "google_container_cluster" "plain" {
  enable_legacy_abac = false # evidence
}
#----
variable "given" {
  default = false
}
resource "google_container_cluster" "given" {
  enable_legacy_abac = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "google_container_cluster" "kept" {
  enable_legacy_abac = local.kept.on # evidence
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
variable "given" {
  default = false
}
resource "google_container_cluster" "given" {
  master_auth {
    client_certificate_config {
      issue_client_certificate = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = false }
}
resource "google_container_cluster" "kept" {
  master_auth {
    client_certificate_config {
      issue_client_certificate = local.kept.on # evidence
    }
  }
}
#----
resource "aws_rds_cluster" "plain" {
  iam_database_authentication_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_db_instance" "given" {
  iam_database_authentication_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_rds_cluster" "kept" {
  iam_database_authentication_enabled = local.kept.on # evidence
}
#----
resource "aws_neptune_cluster" "plain" {
  iam_database_authentication_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_neptune_cluster" "given" {
  iam_database_authentication_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_neptune_cluster" "kept" {
  iam_database_authentication_enabled = local.kept.on # evidence
}
#----
resource "google_compute_project_metadata" "plain" {
  metadata {
    enable-oslogin = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "google_compute_project_metadata" "given" {
  metadata {
    enable-oslogin = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_compute_project_metadata" "kept" {
  metadata {
    enable-oslogin = local.kept.on # evidence
  }
}
#----
resource "google_compute_instance" "plain" {
  metadata {
    enable-oslogin = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "google_compute_instance" "given" {
  metadata {
    enable-oslogin = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_compute_instance" "kept" {
  metadata {
    enable-oslogin = local.kept.on # evidence
  }
}
#----
resource "google_compute_instance" "plain" {
  metadata {
    serial-port-enable = false # evidence
  }
}
#----
variable "given" {
  default = false
}
resource "google_compute_instance_template" "given" {
  metadata {
    serial-port-enable = var.given # evidence
  }
}
#----
locals {
  kept = { on = false }
}
resource "google_compute_project_metadata" "kept" {
  metadata {
    serial-port-enable = local.kept.on # evidence
  }
}
#----
resource "google_redis_instance" "plain" {
  auth_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "google_redis_instance" "given" {
  auth_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "google_redis_instance" "kept" {
  auth_enabled = local.kept.on # evidence
}
#----
resource "azurerm_storage_account" "plain" {
  shared_access_key_enabled = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_storage_account" "given" {
  shared_access_key_enabled = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_storage_account" "kept" {
  shared_access_key_enabled = local.kept.on # evidence
}
#----
resource "aws_elasticache_replication_group" "plain" {
  auth_token = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_elasticache_replication_group" "given" {
  auth_token = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_elasticache_replication_group" "kept" {
  auth_token = local.kept.on # evidence
}
#----
resource "aws_iam_user_login_profile" "plain" {
  password_reset_required = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_iam_user_login_profile" "given" {
  password_reset_required = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_iam_user_login_profile" "kept" {
  password_reset_required = local.kept.on # evidence
}
#----
resource "aws_cognito_identity_pool" "plain" {
  allow_unauthenticated_identities = false # evidence
}
#----
variable "given" {
  default = false
}
resource "aws_cognito_identity_pool" "given" {
  allow_unauthenticated_identities = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "aws_cognito_identity_pool" "kept" {
  allow_unauthenticated_identities = local.kept.on # evidence
}
#----
resource "azurerm_redis_cache" "plain" {
  redis_configuration {
    enable_authentication = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_redis_cache" "given" {
  redis_configuration {
    enable_authentication = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_redis_cache" "kept" {
  redis_configuration {
    enable_authentication = local.kept.on # evidence
  }
}
#----
resource "azurerm_eventhub_namespace" "plain" {
  local_authentication_enabled = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_servicebus_namespace" "given" {
  local_authentication_enabled = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_search_service" "kept" {
  local_authentication_enabled = local.kept.on # evidence
}
#----
resource "aws_opensearch_domain" "plain" {
  advanced_security_options {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_elasticsearch_domain" "given" {
  advanced_security_options {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_opensearch_domain" "kept" {
  advanced_security_options {
    enabled = local.kept.on # evidence
  }
}
#----
resource "google_container_cluster" "plain" {
  workload_identity_config = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "google_container_cluster" "given" {
  workload_identity_config = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "google_container_cluster" "kept" {
  workload_identity_config = local.kept.on # evidence
}
#----
resource "aws_msk_cluster" "plain" {
  client_authentication {
    unauthenticated = false # evidence
  }
}
#----
variable "given" {
  default = false
}
resource "aws_msk_cluster" "given" {
  client_authentication {
    unauthenticated = var.given # evidence
  }
}
#----
locals {
  kept = { on = false }
}
resource "aws_msk_cluster" "kept" {
  client_authentication {
    unauthenticated = local.kept.on # evidence
  }
}
#----
resource "azurerm_service_fabric_cluster" "plain" {
  azure_active_directory {
    tenant_id = "ships" # evidence
  }
}
#----
variable "given" {
  default = "ships"
}
resource "azurerm_service_fabric_cluster" "given" {
  azure_active_directory {
    tenant_id = var.given # evidence
  }
}
#----
locals {
  kept = { on = "ships" }
}
resource "azurerm_service_fabric_cluster" "kept" {
  azure_active_directory {
    tenant_id = local.kept.on # evidence
  }
}
#----
resource "azurerm_linux_web_app" "plain" {
  auth_settings_v2 {
    auth_enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_windows_web_app" "given" {
  auth_settings_v2 {
    auth_enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_linux_function_app" "kept" {
  auth_settings_v2 {
    auth_enabled = local.kept.on # evidence
  }
}
#----
resource "azurerm_linux_web_app" "plain" {
  client_certificate_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_windows_web_app" "given" {
  client_certificate_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_linux_function_app" "kept" {
  client_certificate_enabled = local.kept.on # evidence
}
#----
resource "aws_appsync_graphql_api" "plain" {
  authentication_type = "AWS_IAM" # evidence
}
#----
variable "given" {
  default = "AWS_IAM"
}
resource "aws_appsync_graphql_api" "given" {
  authentication_type = var.given # evidence
}
#----
locals {
  kept = { on = "AWS_IAM" }
}
resource "aws_appsync_graphql_api" "kept" {
  authentication_type = local.kept.on # evidence
}
#----
resource "aws_qldb_ledger" "plain" {
  permissions_mode = "ALLOW_INTERNAL_ONLY" # evidence
}
#----
variable "given" {
  default = "ALLOW_INTERNAL_ONLY"
}
resource "aws_qldb_ledger" "given" {
  permissions_mode = var.given # evidence
}
#----
locals {
  kept = { on = "ALLOW_INTERNAL_ONLY" }
}
resource "aws_qldb_ledger" "kept" {
  permissions_mode = local.kept.on # evidence
}
#----
resource "azurerm_linux_web_app" "plain" {
  webdeploy_publish_basic_authentication_enabled = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_windows_web_app" "given" {
  webdeploy_publish_basic_authentication_enabled = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_linux_function_app" "kept" {
  webdeploy_publish_basic_authentication_enabled = local.kept.on # evidence
}
#----
resource "azurerm_linux_web_app" "plain" {
  ftp_publish_basic_authentication_enabled = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_windows_web_app" "given" {
  ftp_publish_basic_authentication_enabled = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_linux_function_app" "kept" {
  ftp_publish_basic_authentication_enabled = local.kept.on # evidence
}
#----
resource "azurerm_application_insights" "plain" {
  local_authentication_disabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_application_insights" "given" {
  local_authentication_disabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_application_insights" "kept" {
  local_authentication_disabled = local.kept.on # evidence
}
#----
resource "google_apikeys_key" "plain" {
  restrictions = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "google_apikeys_key" "given" {
  restrictions = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "google_apikeys_key" "kept" {
  restrictions = local.kept.on # evidence
}
