resource "aws_lb" "plain" {
  drop_invalid_header_fields = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_alb" "given" {
  drop_invalid_header_fields = var.given # finding
}
#----
resource "aws_lb" "many" {
  for_each = { quay = false }
  drop_invalid_header_fields = each.value # finding
}
#----
# finding
resource "aws_cloudfront_distribution" "bare" {
}
#----
# finding
resource "aws_cloudfront_distribution" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_cloudfront_distribution" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_athena_workgroup" "plain" {
  configuration {
    enforce_workgroup_configuration = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_athena_workgroup" "given" {
  configuration {
    enforce_workgroup_configuration = var.given # finding
  }
}
#----
resource "aws_athena_workgroup" "many" {
  for_each = { quay = false }
  configuration {
    enforce_workgroup_configuration = each.value # finding
  }
}
#----
resource "azurerm_mssql_server_security_alert_policy" "plain" {
  state = "Disabled" # finding
}
#----
variable "given" {
  default = "Disabled"
}
resource "azurerm_mssql_database_security_alert_policy" "given" {
  state = var.given # finding
}
#----
resource "azurerm_mssql_server_security_alert_policy" "many" {
  for_each = { quay = "Disabled" }
  state = each.value # finding
}
#----
resource "azurerm_mssql_server_security_alert_policy" "plain" {
  email_account_admins = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_mssql_server_security_alert_policy" "given" {
  email_account_admins = var.given # finding
}
#----
resource "azurerm_mssql_server_security_alert_policy" "many" {
  for_each = { quay = false }
  email_account_admins = each.value # finding
}
#----
resource "azurerm_postgresql_server" "plain" {
  threat_detection_policy {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_mysql_server" "given" {
  threat_detection_policy {
    enabled = var.given # finding
  }
}
#----
resource "azurerm_postgresql_server" "many" {
  for_each = { quay = false }
  threat_detection_policy {
    enabled = each.value # finding
  }
}
#----
resource "azurerm_security_center_contact" "plain" {
  alert_notifications = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_security_center_contact" "given" {
  alert_notifications = var.given # finding
}
#----
resource "azurerm_security_center_contact" "many" {
  for_each = { quay = false }
  alert_notifications = each.value # finding
}
#----
resource "azurerm_security_center_subscription_pricing" "plain" {
  tier = "Free" # finding
}
#----
variable "given" {
  default = "Free"
}
resource "azurerm_security_center_subscription_pricing" "given" {
  tier = var.given # finding
}
#----
resource "azurerm_security_center_subscription_pricing" "many" {
  for_each = { quay = "Free" }
  tier = each.value # finding
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  azure_policy_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_kubernetes_cluster" "given" {
  azure_policy_enabled = var.given # finding
}
#----
resource "azurerm_kubernetes_cluster" "many" {
  for_each = { quay = false }
  azure_policy_enabled = each.value # finding
}
#----
resource "azurerm_app_service" "plain" {
  site_config {
    remote_debugging_enabled = true # finding
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_linux_web_app" "given" {
  site_config {
    remote_debugging_enabled = var.given # finding
  }
}
#----
resource "azurerm_windows_web_app" "many" {
  for_each = { quay = true }
  site_config {
    remote_debugging_enabled = each.value # finding
  }
}
#----
# finding
resource "azurerm_key_vault_secret" "bare" {
}
#----
# finding
resource "azurerm_key_vault_secret" "tagged" {
  tags = local.tags
}
#----
# finding
resource "azurerm_key_vault_secret" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "google_compute_instance" "plain" {
  shielded_instance_config {
    enable_secure_boot = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "google_compute_instance_template" "given" {
  shielded_instance_config {
    enable_secure_boot = var.given # finding
  }
}
#----
resource "google_compute_instance" "many" {
  for_each = { quay = false }
  shielded_instance_config {
    enable_secure_boot = each.value # finding
  }
}
#----
resource "google_compute_instance" "plain" {
  shielded_instance_config {
    enable_vtpm = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "google_compute_instance_template" "given" {
  shielded_instance_config {
    enable_vtpm = var.given # finding
  }
}
#----
resource "google_compute_instance" "many" {
  for_each = { quay = false }
  shielded_instance_config {
    enable_vtpm = each.value # finding
  }
}
#----
resource "google_compute_instance" "plain" {
  shielded_instance_config {
    enable_integrity_monitoring = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "google_compute_instance_template" "given" {
  shielded_instance_config {
    enable_integrity_monitoring = var.given # finding
  }
}
#----
resource "google_compute_instance" "many" {
  for_each = { quay = false }
  shielded_instance_config {
    enable_integrity_monitoring = each.value # finding
  }
}
#----
resource "google_container_cluster" "plain" {
  node_config {
    shielded_instance_config {
      enable_secure_boot = false # finding
    }
  }
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = false }
  node_config {
    shielded_instance_config {
      enable_secure_boot = each.value # finding
    }
  }
}
#----
resource "google_container_cluster" "plain" {
  enable_shielded_nodes = false # finding
}
#----
variable "given" {
  default = false
}
resource "google_container_cluster" "given" {
  enable_shielded_nodes = var.given # finding
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = false }
  enable_shielded_nodes = each.value # finding
}
#----
resource "google_compute_instance" "plain" {
  can_ip_forward = true # finding
}
#----
variable "given" {
  default = true
}
resource "google_compute_instance" "given" {
  can_ip_forward = var.given # finding
}
#----
resource "google_compute_instance" "many" {
  for_each = { quay = true }
  can_ip_forward = each.value # finding
}
#----
resource "google_dns_managed_zone" "plain" {
  dnssec_config {
    state = "off" # finding
  }
}
#----
variable "given" {
  default = "off"
}
resource "google_dns_managed_zone" "given" {
  dnssec_config {
    state = var.given # finding
  }
}
#----
resource "google_dns_managed_zone" "many" {
  for_each = { quay = "off" }
  dnssec_config {
    state = each.value # finding
  }
}
#----
resource "google_project" "plain" {
  auto_create_network = true # finding
}
#----
variable "given" {
  default = true
}
resource "google_project" "given" {
  auto_create_network = var.given # finding
}
#----
resource "google_project" "many" {
  for_each = { quay = true }
  auto_create_network = each.value # finding
}
#----
resource "google_compute_subnetwork" "plain" {
  private_ip_google_access = false # finding
}
#----
variable "given" {
  default = false
}
resource "google_compute_subnetwork" "given" {
  private_ip_google_access = var.given # finding
}
#----
resource "google_compute_subnetwork" "many" {
  for_each = { quay = false }
  private_ip_google_access = each.value # finding
}
#----
resource "github_repository" "plain" {
  visibility = "public" # finding
}
#----
variable "given" {
  default = "public"
}
resource "github_repository" "given" {
  visibility = var.given # finding
}
#----
resource "github_repository" "many" {
  for_each = { quay = "public" }
  visibility = each.value # finding
}
#----
resource "github_branch_protection" "plain" {
  require_signed_commits = false # finding
}
#----
variable "given" {
  default = false
}
resource "github_branch_protection_v3" "given" {
  require_signed_commits = var.given # finding
}
#----
resource "github_branch_protection" "many" {
  for_each = { quay = false }
  require_signed_commits = each.value # finding
}
#----
# finding
resource "digitalocean_droplet" "bare" {
}
#----
# finding
resource "digitalocean_droplet" "tagged" {
  tags = local.tags
}
#----
# finding
resource "digitalocean_droplet" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "digitalocean_kubernetes_cluster" "plain" {
  auto_upgrade = false # finding
}
#----
variable "given" {
  default = false
}
resource "digitalocean_kubernetes_cluster" "given" {
  auto_upgrade = var.given # finding
}
#----
resource "digitalocean_kubernetes_cluster" "many" {
  for_each = { quay = false }
  auto_upgrade = each.value # finding
}
#----
# finding
resource "digitalocean_kubernetes_cluster" "bare" {
}
#----
# finding
resource "digitalocean_kubernetes_cluster" "tagged" {
  tags = local.tags
}
#----
# finding
resource "digitalocean_kubernetes_cluster" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "azurerm_application_gateway" "plain" {
  waf_configuration {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_application_gateway" "given" {
  waf_configuration {
    enabled = var.given # finding
  }
}
#----
resource "azurerm_application_gateway" "many" {
  for_each = { quay = false }
  waf_configuration {
    enabled = each.value # finding
  }
}
#----
resource "azurerm_application_gateway" "plain" {
  waf_configuration {
    firewall_mode = "Detection" # finding
  }
}
#----
variable "given" {
  default = "Detection"
}
resource "azurerm_application_gateway" "given" {
  waf_configuration {
    firewall_mode = var.given # finding
  }
}
#----
resource "azurerm_application_gateway" "many" {
  for_each = { quay = "Detection" }
  waf_configuration {
    firewall_mode = each.value # finding
  }
}
#----
resource "azurerm_web_application_firewall_policy" "plain" {
  policy_settings {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_web_application_firewall_policy" "given" {
  policy_settings {
    enabled = var.given # finding
  }
}
#----
resource "azurerm_web_application_firewall_policy" "many" {
  for_each = { quay = false }
  policy_settings {
    enabled = each.value # finding
  }
}
#----
resource "azurerm_web_application_firewall_policy" "plain" {
  policy_settings {
    mode = "Detection" # finding
  }
}
#----
variable "given" {
  default = "Detection"
}
resource "azurerm_web_application_firewall_policy" "given" {
  policy_settings {
    mode = var.given # finding
  }
}
#----
resource "azurerm_web_application_firewall_policy" "many" {
  for_each = { quay = "Detection" }
  policy_settings {
    mode = each.value # finding
  }
}
#----
resource "azurerm_frontdoor_firewall_policy" "plain" {
  mode = "Detection" # finding
}
#----
variable "given" {
  default = "Detection"
}
resource "azurerm_cdn_frontdoor_firewall_policy" "given" {
  mode = var.given # finding
}
#----
resource "azurerm_frontdoor_firewall_policy" "many" {
  for_each = { quay = "Detection" }
  mode = each.value # finding
}
#----
resource "azurerm_frontdoor_firewall_policy" "plain" {
  enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_cdn_frontdoor_firewall_policy" "given" {
  enabled = var.given # finding
}
#----
resource "azurerm_frontdoor_firewall_policy" "many" {
  for_each = { quay = false }
  enabled = each.value # finding
}
#----
resource "google_container_cluster" "plain" {
  binary_authorization {
    evaluation_mode = "DISABLED" # finding
  }
}
#----
variable "given" {
  default = "DISABLED"
}
resource "google_container_cluster" "given" {
  binary_authorization {
    evaluation_mode = var.given # finding
  }
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = "DISABLED" }
  binary_authorization {
    evaluation_mode = each.value # finding
  }
}
#----
resource "google_container_cluster" "plain" {
  enable_binary_authorization = false # finding
}
#----
variable "given" {
  default = false
}
resource "google_container_cluster" "given" {
  enable_binary_authorization = var.given # finding
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = false }
  enable_binary_authorization = each.value # finding
}
#----
resource "google_container_cluster" "plain" {
  node_config {
    shielded_instance_config {
      enable_integrity_monitoring = false # finding
    }
  }
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = false }
  node_config {
    shielded_instance_config {
      enable_integrity_monitoring = each.value # finding
    }
  }
}
#----
resource "aws_securityhub_account" "plain" {
  status = "PAUSED" # finding
}
#----
variable "given" {
  default = "PAUSED"
}
resource "aws_inspector2_enabler" "given" {
  status = var.given # finding
}
#----
resource "aws_macie2_account" "many" {
  for_each = { quay = "PAUSED" }
  status = each.value # finding
}
#----
resource "aws_ecs_task_definition" "plain" {
  container_definitions {
    readonlyRootFilesystem = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_ecs_task_definition" "given" {
  container_definitions {
    readonlyRootFilesystem = var.given # finding
  }
}
#----
resource "aws_ecs_task_definition" "many" {
  for_each = { quay = false }
  container_definitions {
    readonlyRootFilesystem = each.value # finding
  }
}
#----
resource "azurerm_linux_virtual_machine" "plain" {
  secure_boot_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_windows_virtual_machine" "given" {
  secure_boot_enabled = var.given # finding
}
#----
resource "azurerm_linux_virtual_machine" "many" {
  for_each = { quay = false }
  secure_boot_enabled = each.value # finding
}
#----
resource "azurerm_app_service" "plain" {
  site_config {
    cors {
      allowed_origins = "*" # finding
    }
  }
}
#----
variable "given" {
  default = "*"
}
resource "azurerm_linux_web_app" "given" {
  site_config {
    cors {
      allowed_origins = var.given # finding
    }
  }
}
#----
resource "azurerm_windows_web_app" "many" {
  for_each = { quay = "*" }
  site_config {
    cors {
      allowed_origins = each.value # finding
    }
  }
}
#----
resource "aws_apigatewayv2_api" "plain" {
  cors_configuration {
    allow_origins = "*" # finding
  }
}
#----
variable "given" {
  default = "*"
}
resource "aws_apigatewayv2_api" "given" {
  cors_configuration {
    allow_origins = var.given # finding
  }
}
#----
resource "aws_apigatewayv2_api" "many" {
  for_each = { quay = "*" }
  cors_configuration {
    allow_origins = each.value # finding
  }
}
#----
resource "aws_s3_bucket_cors_configuration" "plain" {
  cors_rule {
    allowed_origins = "*" # finding
  }
}
#----
variable "given" {
  default = "*"
}
resource "aws_s3_bucket" "given" {
  cors_rule {
    allowed_origins = var.given # finding
  }
}
#----
resource "google_storage_bucket" "many" {
  for_each = { quay = "*" }
  cors_rule {
    allowed_origins = each.value # finding
  }
}
#----
resource "aws_lambda_function_url" "plain" {
  cors {
    allow_origins = "*" # finding
  }
}
#----
variable "given" {
  default = "*"
}
resource "aws_lambda_function_url" "given" {
  cors {
    allow_origins = var.given # finding
  }
}
#----
resource "aws_lambda_function_url" "many" {
  for_each = { quay = "*" }
  cors {
    allow_origins = each.value # finding
  }
}
#----
resource "aws_cognito_user_pool" "plain" {
  user_pool_add_ons {
    advanced_security_mode = "OFF" # finding
  }
}
#----
variable "given" {
  default = "OFF"
}
resource "aws_cognito_user_pool" "given" {
  user_pool_add_ons {
    advanced_security_mode = var.given # finding
  }
}
#----
resource "aws_cognito_user_pool" "many" {
  for_each = { quay = "OFF" }
  user_pool_add_ons {
    advanced_security_mode = each.value # finding
  }
}
#----
resource "aws_kms_key" "plain" {
  is_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_kms_key" "given" {
  is_enabled = var.given # finding
}
#----
resource "aws_kms_key" "many" {
  for_each = { quay = false }
  is_enabled = each.value # finding
}
#----
resource "aws_route53domains_registered_domain" "plain" {
  transfer_lock = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_route53domains_registered_domain" "given" {
  transfer_lock = var.given # finding
}
#----
resource "aws_route53domains_registered_domain" "many" {
  for_each = { quay = false }
  transfer_lock = each.value # finding
}
#----
resource "azurerm_container_registry" "plain" {
  trust_policy {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_container_registry" "given" {
  trust_policy {
    enabled = var.given # finding
  }
}
#----
resource "azurerm_container_registry" "many" {
  for_each = { quay = false }
  trust_policy {
    enabled = each.value # finding
  }
}
#----
resource "azurerm_container_registry" "plain" {
  trust_policy_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_container_registry" "given" {
  trust_policy_enabled = var.given # finding
}
#----
resource "azurerm_container_registry" "many" {
  for_each = { quay = false }
  trust_policy_enabled = each.value # finding
}
#----
resource "azurerm_cosmosdb_account" "plain" {
  access_key_metadata_writes_enabled = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_cosmosdb_account" "given" {
  access_key_metadata_writes_enabled = var.given # finding
}
#----
resource "azurerm_cosmosdb_account" "many" {
  for_each = { quay = true }
  access_key_metadata_writes_enabled = each.value # finding
}
#----
resource "azurerm_cosmosdb_account" "plain" {
  is_virtual_network_filter_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_cosmosdb_account" "given" {
  is_virtual_network_filter_enabled = var.given # finding
}
#----
resource "azurerm_cosmosdb_account" "many" {
  for_each = { quay = false }
  is_virtual_network_filter_enabled = each.value # finding
}
#----
resource "azurerm_linux_virtual_machine" "plain" {
  allow_extension_operations = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_windows_virtual_machine" "given" {
  allow_extension_operations = var.given # finding
}
#----
resource "azurerm_linux_virtual_machine" "many" {
  for_each = { quay = true }
  allow_extension_operations = each.value # finding
}
#----
resource "azurerm_network_interface" "plain" {
  enable_ip_forwarding = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_network_interface" "given" {
  enable_ip_forwarding = var.given # finding
}
#----
resource "azurerm_network_interface" "many" {
  for_each = { quay = true }
  enable_ip_forwarding = each.value # finding
}
#----
resource "azurerm_service_fabric_cluster" "plain" {
  fabric_settings {
    parameters {
      ClusterProtectionLevel = "None" # finding
    }
  }
}
#----
variable "given" {
  default = "None"
}
resource "azurerm_service_fabric_cluster" "given" {
  fabric_settings {
    parameters {
      ClusterProtectionLevel = var.given # finding
    }
  }
}
#----
resource "azurerm_service_fabric_cluster" "many" {
  for_each = { quay = "None" }
  fabric_settings {
    parameters {
      ClusterProtectionLevel = each.value # finding
    }
  }
}
#----
resource "azurerm_storage_account" "plain" {
  cross_tenant_replication_enabled = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_storage_account" "given" {
  cross_tenant_replication_enabled = var.given # finding
}
#----
resource "azurerm_storage_account" "many" {
  for_each = { quay = true }
  cross_tenant_replication_enabled = each.value # finding
}
#----
resource "azurerm_storage_account" "plain" {
  sas_policy {
    expiration_action = "Log" # finding
  }
}
#----
variable "given" {
  default = "Log"
}
resource "azurerm_storage_account" "given" {
  sas_policy {
    expiration_action = var.given # finding
  }
}
#----
resource "azurerm_storage_account" "many" {
  for_each = { quay = "Log" }
  sas_policy {
    expiration_action = each.value # finding
  }
}
#----
resource "azurerm_synapse_workspace" "plain" {
  data_exfiltration_protection_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_synapse_workspace" "given" {
  data_exfiltration_protection_enabled = var.given # finding
}
#----
resource "azurerm_synapse_workspace" "many" {
  for_each = { quay = false }
  data_exfiltration_protection_enabled = each.value # finding
}
#----
resource "azurerm_firewall_policy" "plain" {
  threat_intelligence_mode = "Off" # finding
}
#----
variable "given" {
  default = "Off"
}
resource "azurerm_firewall" "given" {
  threat_intelligence_mode = var.given # finding
}
#----
resource "azurerm_firewall_policy" "many" {
  for_each = { quay = "Off" }
  threat_intelligence_mode = each.value # finding
}
#----
resource "azurerm_mssql_server" "plain" {
  azuread_administrator {
    azuread_authentication_only = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_mssql_server" "given" {
  azuread_administrator {
    azuread_authentication_only = var.given # finding
  }
}
#----
resource "azurerm_mssql_server" "many" {
  for_each = { quay = false }
  azuread_administrator {
    azuread_authentication_only = each.value # finding
  }
}
#----
resource "google_cloudbuild_worker_pool" "plain" {
  worker_config {
    no_external_ip = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "google_cloudbuild_worker_pool" "given" {
  worker_config {
    no_external_ip = var.given # finding
  }
}
#----
resource "google_cloudbuild_worker_pool" "many" {
  for_each = { quay = false }
  worker_config {
    no_external_ip = each.value # finding
  }
}
#----
resource "google_compute_network" "plain" {
  auto_create_subnetworks = true # finding
}
#----
variable "given" {
  default = true
}
resource "google_compute_network" "given" {
  auto_create_subnetworks = var.given # finding
}
#----
resource "google_compute_network" "many" {
  for_each = { quay = true }
  auto_create_subnetworks = each.value # finding
}
#----
resource "google_container_cluster" "plain" {
  enable_kubernetes_alpha = true # finding
}
#----
variable "given" {
  default = true
}
resource "google_container_cluster" "given" {
  enable_kubernetes_alpha = var.given # finding
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = true }
  enable_kubernetes_alpha = each.value # finding
}
#----
resource "google_container_cluster" "plain" {
  enable_intranode_visibility = false # finding
}
#----
variable "given" {
  default = false
}
resource "google_container_cluster" "given" {
  enable_intranode_visibility = var.given # finding
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = false }
  enable_intranode_visibility = each.value # finding
}
#----
resource "google_container_cluster" "plain" {
  pod_security_policy_config {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "google_container_cluster" "given" {
  pod_security_policy_config {
    enabled = var.given # finding
  }
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = false }
  pod_security_policy_config {
    enabled = each.value # finding
  }
}
#----
variable "given" {
  default = "UBUNTU"
}
resource "google_container_cluster" "given" {
  node_config {
    image_type = var.given # finding
  }
}
#----
resource "google_compute_instance" "plain" {
  confidential_instance_config {
    enable_confidential_compute = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "google_compute_instance_template" "given" {
  confidential_instance_config {
    enable_confidential_compute = var.given # finding
  }
}
#----
resource "google_compute_instance" "many" {
  for_each = { quay = false }
  confidential_instance_config {
    enable_confidential_compute = each.value # finding
  }
}
#----
resource "google_data_fusion_instance" "plain" {
  private_instance = false # finding
}
#----
variable "given" {
  default = false
}
resource "google_data_fusion_instance" "given" {
  private_instance = var.given # finding
}
#----
resource "google_data_fusion_instance" "many" {
  for_each = { quay = false }
  private_instance = each.value # finding
}
#----
resource "aws_emr_cluster" "plain" {
  termination_protection = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_emr_cluster" "given" {
  termination_protection = var.given # finding
}
#----
resource "aws_emr_cluster" "many" {
  for_each = { quay = false }
  termination_protection = each.value # finding
}
#----
resource "aws_kms_key" "plain" {
  bypass_policy_lockout_safety_check = true # finding
}
#----
variable "given" {
  default = true
}
resource "aws_kms_key" "given" {
  bypass_policy_lockout_safety_check = var.given # finding
}
#----
resource "aws_kms_key" "many" {
  for_each = { quay = true }
  bypass_policy_lockout_safety_check = each.value # finding
}
#----
resource "azurerm_storage_account" "plain" {
  blob_properties {
    cors_rule {
      allowed_origins = "*" # finding
    }
  }
}
#----
variable "given" {
  default = "*"
}
resource "azurerm_storage_account" "given" {
  blob_properties {
    cors_rule {
      allowed_origins = var.given # finding
    }
  }
}
#----
resource "azurerm_storage_account" "many" {
  for_each = { quay = "*" }
  blob_properties {
    cors_rule {
      allowed_origins = each.value # finding
    }
  }
}
#----
resource "azurerm_mssql_server_vulnerability_assessment" "plain" {
  recurring_scans {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_mssql_server_vulnerability_assessment" "given" {
  recurring_scans {
    enabled = var.given # finding
  }
}
#----
resource "azurerm_mssql_server_vulnerability_assessment" "many" {
  for_each = { quay = false }
  recurring_scans {
    enabled = each.value # finding
  }
}
#----
# finding
resource "azurerm_mssql_server_vulnerability_assessment" "bare" {
}
#----
# finding
resource "azurerm_mssql_server_vulnerability_assessment" "tagged" {
  tags = local.tags
}
#----
# finding
resource "azurerm_mssql_server_vulnerability_assessment" "several" {
  for_each = toset(["north", "south"])
}
