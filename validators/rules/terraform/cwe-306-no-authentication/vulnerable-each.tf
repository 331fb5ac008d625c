resource "aws_api_gateway_method" "plain" {
  authorization = "NONE" # finding
}
#----
variable "given" {
  default = "NONE"
}
resource "aws_api_gateway_method" "given" {
  authorization = var.given # finding
}
#----
resource "aws_api_gateway_method" "many" {
  for_each = { quay = "NONE" }
  authorization = each.value # finding
}
#----
resource "aws_apigatewayv2_route" "plain" {
  authorization_type = "NONE" # finding
}
#----
variable "given" {
  default = "NONE"
}
resource "aws_apigatewayv2_route" "given" {
  authorization_type = var.given # finding
}
#----
resource "aws_apigatewayv2_route" "many" {
  for_each = { quay = "NONE" }
  authorization_type = each.value # finding
}
#----
resource "aws_lambda_function_url" "plain" {
  authorization_type = "NONE" # finding
}
#----
variable "given" {
  default = "NONE"
}
resource "aws_lambda_function_url" "given" {
  authorization_type = var.given # finding
}
#----
resource "aws_lambda_function_url" "many" {
  for_each = { quay = "NONE" }
  authorization_type = each.value # finding
}
#----
resource "azurerm_app_service" "plain" {
  auth_settings {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_function_app" "given" {
  auth_settings {
    enabled = var.given # finding
  }
}
#----
resource "azurerm_app_service" "many" {
  for_each = { quay = false }
  auth_settings {
    enabled = each.value # finding
  }
}
#----
resource "azurerm_linux_virtual_machine" "plain" {
  disable_password_authentication = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_linux_virtual_machine_scale_set" "given" {
  disable_password_authentication = var.given # finding
}
#----
resource "azurerm_linux_virtual_machine" "many" {
  for_each = { quay = false }
  disable_password_authentication = each.value # finding
}
#----
resource "azurerm_virtual_machine" "plain" {
  os_profile_linux_config {
    disable_password_authentication = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_virtual_machine" "given" {
  os_profile_linux_config {
    disable_password_authentication = var.given # finding
  }
}
#----
resource "azurerm_virtual_machine" "many" {
  for_each = { quay = false }
  os_profile_linux_config {
    disable_password_authentication = each.value # finding
  }
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  local_account_disabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_kubernetes_cluster" "given" {
  local_account_disabled = var.given # finding
}
#----
resource "azurerm_kubernetes_cluster" "many" {
  for_each = { quay = false }
  local_account_disabled = each.value # finding
}
#----
resource "azurerm_container_registry" "plain" {
  admin_enabled = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_container_registry" "given" {
  admin_enabled = var.given # finding
}
#----
resource "azurerm_container_registry" "many" {
  for_each = { quay = true }
  admin_enabled = each.value # finding
}
#----
resource "azurerm_container_registry" "plain" {
  anonymous_pull_enabled = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_container_registry" "given" {
  anonymous_pull_enabled = var.given # finding
}
#----
resource "azurerm_container_registry" "many" {
  for_each = { quay = true }
  anonymous_pull_enabled = each.value # finding
}
#----
resource "azurerm_cosmosdb_account" "plain" {
  local_authentication_disabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_cosmosdb_account" "given" {
  local_authentication_disabled = var.given # finding
}
#----
resource "azurerm_cosmosdb_account" "many" {
  for_each = { quay = false }
  local_authentication_disabled = each.value # finding
}
#----
resource "google_container_cluster" "plain" {
  enable_legacy_abac = true # finding
}
#----
variable "given" {
  default = true
}
resource "google_container_cluster" "given" {
  enable_legacy_abac = var.given # finding
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = true }
  enable_legacy_abac = each.value # finding
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
variable "given" {
  default = true
}
resource "google_container_cluster" "given" {
  master_auth {
    client_certificate_config {
      issue_client_certificate = var.given # finding
    }
  }
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = true }
  master_auth {
    client_certificate_config {
      issue_client_certificate = each.value # finding
    }
  }
}
#----
resource "aws_rds_cluster" "plain" {
  iam_database_authentication_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_db_instance" "given" {
  iam_database_authentication_enabled = var.given # finding
}
#----
resource "aws_rds_cluster" "many" {
  for_each = { quay = false }
  iam_database_authentication_enabled = each.value # finding
}
#----
resource "aws_neptune_cluster" "plain" {
  iam_database_authentication_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_neptune_cluster" "given" {
  iam_database_authentication_enabled = var.given # finding
}
#----
resource "aws_neptune_cluster" "many" {
  for_each = { quay = false }
  iam_database_authentication_enabled = each.value # finding
}
#----
resource "google_compute_project_metadata" "plain" {
  metadata {
    enable-oslogin = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "google_compute_project_metadata" "given" {
  metadata {
    enable-oslogin = var.given # finding
  }
}
#----
resource "google_compute_project_metadata" "many" {
  for_each = { quay = false }
  metadata {
    enable-oslogin = each.value # finding
  }
}
#----
resource "google_compute_instance" "plain" {
  metadata {
    enable-oslogin = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "google_compute_instance" "given" {
  metadata {
    enable-oslogin = var.given # finding
  }
}
#----
resource "google_compute_instance" "many" {
  for_each = { quay = false }
  metadata {
    enable-oslogin = each.value # finding
  }
}
#----
resource "google_compute_instance" "plain" {
  metadata {
    serial-port-enable = true # finding
  }
}
#----
variable "given" {
  default = true
}
resource "google_compute_instance_template" "given" {
  metadata {
    serial-port-enable = var.given # finding
  }
}
#----
resource "google_compute_project_metadata" "many" {
  for_each = { quay = true }
  metadata {
    serial-port-enable = each.value # finding
  }
}
#----
resource "google_redis_instance" "plain" {
  auth_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "google_redis_instance" "given" {
  auth_enabled = var.given # finding
}
#----
resource "google_redis_instance" "many" {
  for_each = { quay = false }
  auth_enabled = each.value # finding
}
#----
# finding
resource "google_redis_instance" "bare" {
}
#----
# finding
resource "google_redis_instance" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_redis_instance" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "azurerm_storage_account" "plain" {
  shared_access_key_enabled = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_storage_account" "given" {
  shared_access_key_enabled = var.given # finding
}
#----
resource "azurerm_storage_account" "many" {
  for_each = { quay = true }
  shared_access_key_enabled = each.value # finding
}
#----
resource "aws_iam_user_login_profile" "plain" {
  password_reset_required = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_iam_user_login_profile" "given" {
  password_reset_required = var.given # finding
}
#----
resource "aws_iam_user_login_profile" "many" {
  for_each = { quay = false }
  password_reset_required = each.value # finding
}
#----
resource "aws_cognito_identity_pool" "plain" {
  allow_unauthenticated_identities = true # finding
}
#----
variable "given" {
  default = true
}
resource "aws_cognito_identity_pool" "given" {
  allow_unauthenticated_identities = var.given # finding
}
#----
resource "aws_cognito_identity_pool" "many" {
  for_each = { quay = true }
  allow_unauthenticated_identities = each.value # finding
}
#----
resource "azurerm_redis_cache" "plain" {
  redis_configuration {
    enable_authentication = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_redis_cache" "given" {
  redis_configuration {
    enable_authentication = var.given # finding
  }
}
#----
resource "azurerm_redis_cache" "many" {
  for_each = { quay = false }
  redis_configuration {
    enable_authentication = each.value # finding
  }
}
#----
resource "azurerm_eventhub_namespace" "plain" {
  local_authentication_enabled = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_servicebus_namespace" "given" {
  local_authentication_enabled = var.given # finding
}
#----
resource "azurerm_search_service" "many" {
  for_each = { quay = true }
  local_authentication_enabled = each.value # finding
}
#----
resource "aws_opensearch_domain" "plain" {
  advanced_security_options {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_elasticsearch_domain" "given" {
  advanced_security_options {
    enabled = var.given # finding
  }
}
#----
resource "aws_opensearch_domain" "many" {
  for_each = { quay = false }
  advanced_security_options {
    enabled = each.value # finding
  }
}
#----
resource "aws_msk_cluster" "plain" {
  client_authentication {
    unauthenticated = true # finding
  }
}
#----
variable "given" {
  default = true
}
resource "aws_msk_cluster" "given" {
  client_authentication {
    unauthenticated = var.given # finding
  }
}
#----
resource "aws_msk_cluster" "many" {
  for_each = { quay = true }
  client_authentication {
    unauthenticated = each.value # finding
  }
}
#----
# finding
resource "azurerm_service_fabric_cluster" "bare" {
}
#----
# finding
resource "azurerm_service_fabric_cluster" "tagged" {
  tags = local.tags
}
#----
# finding
resource "azurerm_service_fabric_cluster" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "azurerm_linux_web_app" "plain" {
  auth_settings_v2 {
    auth_enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_windows_web_app" "given" {
  auth_settings_v2 {
    auth_enabled = var.given # finding
  }
}
#----
resource "azurerm_linux_function_app" "many" {
  for_each = { quay = false }
  auth_settings_v2 {
    auth_enabled = each.value # finding
  }
}
#----
resource "azurerm_linux_web_app" "plain" {
  client_certificate_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_windows_web_app" "given" {
  client_certificate_enabled = var.given # finding
}
#----
resource "azurerm_linux_function_app" "many" {
  for_each = { quay = false }
  client_certificate_enabled = each.value # finding
}
#----
resource "aws_appsync_graphql_api" "plain" {
  authentication_type = "API_KEY" # finding
}
#----
variable "given" {
  default = "API_KEY"
}
resource "aws_appsync_graphql_api" "given" {
  authentication_type = var.given # finding
}
#----
resource "aws_appsync_graphql_api" "many" {
  for_each = { quay = "API_KEY" }
  authentication_type = each.value # finding
}
#----
resource "aws_qldb_ledger" "plain" {
  permissions_mode = "ALLOW_ALL" # finding
}
#----
variable "given" {
  default = "ALLOW_ALL"
}
resource "aws_qldb_ledger" "given" {
  permissions_mode = var.given # finding
}
#----
resource "aws_qldb_ledger" "many" {
  for_each = { quay = "ALLOW_ALL" }
  permissions_mode = each.value # finding
}
#----
resource "azurerm_linux_web_app" "plain" {
  webdeploy_publish_basic_authentication_enabled = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_windows_web_app" "given" {
  webdeploy_publish_basic_authentication_enabled = var.given # finding
}
#----
resource "azurerm_linux_function_app" "many" {
  for_each = { quay = true }
  webdeploy_publish_basic_authentication_enabled = each.value # finding
}
#----
resource "azurerm_linux_web_app" "plain" {
  ftp_publish_basic_authentication_enabled = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_windows_web_app" "given" {
  ftp_publish_basic_authentication_enabled = var.given # finding
}
#----
resource "azurerm_linux_function_app" "many" {
  for_each = { quay = true }
  ftp_publish_basic_authentication_enabled = each.value # finding
}
#----
resource "azurerm_application_insights" "plain" {
  local_authentication_disabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_application_insights" "given" {
  local_authentication_disabled = var.given # finding
}
#----
resource "azurerm_application_insights" "many" {
  for_each = { quay = false }
  local_authentication_disabled = each.value # finding
}
#----
# finding
resource "google_apikeys_key" "bare" {
}
#----
# finding
resource "google_apikeys_key" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_apikeys_key" "several" {
  for_each = toset(["north", "south"])
}
