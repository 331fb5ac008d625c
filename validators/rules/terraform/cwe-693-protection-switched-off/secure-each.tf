resource "aws_lb" "plain" {
  drop_invalid_header_fields = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_alb" "given" {
  drop_invalid_header_fields = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_lb" "kept" {
  drop_invalid_header_fields = local.kept.on # evidence
}
#----
resource "aws_cloudfront_distribution" "plain" {
  web_acl_id = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_cloudfront_distribution" "given" {
  web_acl_id = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_cloudfront_distribution" "kept" {
  web_acl_id = local.kept.on # evidence
}
#----
resource "aws_athena_workgroup" "plain" {
  configuration {
    enforce_workgroup_configuration = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_athena_workgroup" "given" {
  configuration {
    enforce_workgroup_configuration = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_athena_workgroup" "kept" {
  configuration {
    enforce_workgroup_configuration = local.kept.on # evidence
  }
}
#----
resource "azurerm_mssql_server_security_alert_policy" "plain" {
  state = "Enabled" # evidence
}
#----
variable "given" {
  default = "Enabled"
}
resource "azurerm_mssql_database_security_alert_policy" "given" {
  state = var.given # evidence
}
#----
locals {
  kept = { on = "Enabled" }
}
resource "azurerm_mssql_server_security_alert_policy" "kept" {
  state = local.kept.on # evidence
}
#----
resource "azurerm_mssql_server_security_alert_policy" "plain" {
  email_addresses = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "azurerm_mssql_server_security_alert_policy" "given" {
  email_addresses = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "azurerm_mssql_server_security_alert_policy" "kept" {
  email_addresses = local.kept.on # evidence
}
#----
resource "azurerm_mssql_server_security_alert_policy" "plain" {
  email_account_admins = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_mssql_server_security_alert_policy" "given" {
  email_account_admins = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_mssql_server_security_alert_policy" "kept" {
  email_account_admins = local.kept.on # evidence
}
#----
resource "azurerm_postgresql_server" "plain" {
  threat_detection_policy {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_mysql_server" "given" {
  threat_detection_policy {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_postgresql_server" "kept" {
  threat_detection_policy {
    enabled = local.kept.on # evidence
  }
}
#----
resource "azurerm_security_center_contact" "plain" {
  alert_notifications = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_security_center_contact" "given" {
  alert_notifications = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_security_center_contact" "kept" {
  alert_notifications = local.kept.on # evidence
}
#----
resource "azurerm_security_center_contact" "plain" {
  phone = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "azurerm_security_center_contact" "given" {
  phone = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "azurerm_security_center_contact" "kept" {
  phone = local.kept.on # evidence
}
#----
resource "azurerm_security_center_subscription_pricing" "plain" {
  tier = "Standard" # evidence
}
#----
variable "given" {
  default = "Standard"
}
resource "azurerm_security_center_subscription_pricing" "given" {
  tier = var.given # evidence
}
#----
locals {
  kept = { on = "Standard" }
}
resource "azurerm_security_center_subscription_pricing" "kept" {
  tier = local.kept.on # evidence
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  azure_policy_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_kubernetes_cluster" "given" {
  azure_policy_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_kubernetes_cluster" "kept" {
  azure_policy_enabled = local.kept.on # evidence
}
#----
resource "azurerm_app_service" "plain" {
  site_config {
    remote_debugging_enabled = false # evidence
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_linux_web_app" "given" {
  site_config {
    remote_debugging_enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_windows_web_app" "kept" {
  site_config {
    remote_debugging_enabled = local.kept.on # evidence
  }
}
#----
resource "azurerm_key_vault_secret" "plain" {
  content_type = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "azurerm_key_vault_secret" "given" {
  content_type = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "azurerm_key_vault_secret" "kept" {
  content_type = local.kept.on # evidence
}
#----
resource "google_compute_instance" "plain" {
  shielded_instance_config {
    enable_secure_boot = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "google_compute_instance_template" "given" {
  shielded_instance_config {
    enable_secure_boot = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_compute_instance" "kept" {
  shielded_instance_config {
    enable_secure_boot = local.kept.on # evidence
  }
}
#----
resource "google_compute_instance" "plain" {
  shielded_instance_config {
    enable_vtpm = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "google_compute_instance_template" "given" {
  shielded_instance_config {
    enable_vtpm = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_compute_instance" "kept" {
  shielded_instance_config {
    enable_vtpm = local.kept.on # evidence
  }
}
#----
resource "google_compute_instance" "plain" {
  shielded_instance_config {
    enable_integrity_monitoring = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "google_compute_instance_template" "given" {
  shielded_instance_config {
    enable_integrity_monitoring = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_compute_instance" "kept" {
  shielded_instance_config {
    enable_integrity_monitoring = local.kept.on # evidence
  }
}
#----
resource "google_container_cluster" "plain" {
  node_config {
    shielded_instance_config {
      enable_secure_boot = true # evidence
    }
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_container_cluster" "kept" {
  node_config {
    shielded_instance_config {
      enable_secure_boot = local.kept.on # evidence
    }
  }
}
#----
resource "google_container_cluster" "plain" {
  enable_shielded_nodes = true # evidence
}
#----
variable "given" {
  default = true
}
resource "google_container_cluster" "given" {
  enable_shielded_nodes = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "google_container_cluster" "kept" {
  enable_shielded_nodes = local.kept.on # evidence
}
#----
resource "google_compute_instance" "plain" {
  can_ip_forward = false # evidence
}
#----
variable "given" {
  default = false
}
resource "google_compute_instance" "given" {
  can_ip_forward = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "google_compute_instance" "kept" {
  can_ip_forward = local.kept.on # evidence
}
#----
resource "google_dns_managed_zone" "plain" {
  dnssec_config {
    state = "on" # evidence
  }
}
#----
variable "given" {
  default = "on"
}
resource "google_dns_managed_zone" "given" {
  dnssec_config {
    state = var.given # evidence
  }
}
#----
locals {
  kept = { on = "on" }
}
resource "google_dns_managed_zone" "kept" {
  dnssec_config {
    state = local.kept.on # evidence
  }
}
#----
resource "google_project" "plain" {
  auto_create_network = false # evidence
}
#----
variable "given" {
  default = false
}
resource "google_project" "given" {
  auto_create_network = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "google_project" "kept" {
  auto_create_network = local.kept.on # evidence
}
#----
resource "google_compute_subnetwork" "plain" {
  private_ip_google_access = true # evidence
}
#----
variable "given" {
  default = true
}
resource "google_compute_subnetwork" "given" {
  private_ip_google_access = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "google_compute_subnetwork" "kept" {
  private_ip_google_access = local.kept.on # evidence
}
#----
resource "github_branch_protection" "plain" {
  require_signed_commits = true # evidence
}
#----
variable "given" {
  default = true
}
resource "github_branch_protection_v3" "given" {
  require_signed_commits = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "github_branch_protection" "kept" {
  require_signed_commits = local.kept.on # evidence
}
#----
resource "digitalocean_droplet" "plain" {
  ssh_keys = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "digitalocean_droplet" "given" {
  ssh_keys = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "digitalocean_droplet" "kept" {
  ssh_keys = local.kept.on # evidence
}
#----
resource "digitalocean_kubernetes_cluster" "plain" {
  auto_upgrade = true # evidence
}
#----
variable "given" {
  default = true
}
resource "digitalocean_kubernetes_cluster" "given" {
  auto_upgrade = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "digitalocean_kubernetes_cluster" "kept" {
  auto_upgrade = local.kept.on # evidence
}
#----
resource "aws_wafv2_web_acl" "plain" {
  rule {
    override_action {
      none = "ships" # evidence
    }
  }
}
#----
variable "given" {
  default = "ships"
}
resource "aws_wafv2_web_acl" "given" {
  rule {
    override_action {
      none = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_wafv2_web_acl" "kept" {
  rule {
    override_action {
      none = local.kept.on # evidence
    }
  }
}
#----
resource "azurerm_application_gateway" "plain" {
  waf_configuration {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_application_gateway" "given" {
  waf_configuration {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_application_gateway" "kept" {
  waf_configuration {
    enabled = local.kept.on # evidence
  }
}
#----
resource "azurerm_application_gateway" "plain" {
  waf_configuration {
    firewall_mode = "Prevention" # evidence
  }
}
#----
variable "given" {
  default = "Prevention"
}
resource "azurerm_application_gateway" "given" {
  waf_configuration {
    firewall_mode = var.given # evidence
  }
}
#----
locals {
  kept = { on = "Prevention" }
}
resource "azurerm_application_gateway" "kept" {
  waf_configuration {
    firewall_mode = local.kept.on # evidence
  }
}
#----
resource "azurerm_web_application_firewall_policy" "plain" {
  policy_settings {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_web_application_firewall_policy" "given" {
  policy_settings {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_web_application_firewall_policy" "kept" {
  policy_settings {
    enabled = local.kept.on # evidence
  }
}
#----
resource "azurerm_web_application_firewall_policy" "plain" {
  policy_settings {
    mode = "Prevention" # evidence
  }
}
#----
variable "given" {
  default = "Prevention"
}
resource "azurerm_web_application_firewall_policy" "given" {
  policy_settings {
    mode = var.given # evidence
  }
}
#----
locals {
  kept = { on = "Prevention" }
}
resource "azurerm_web_application_firewall_policy" "kept" {
  policy_settings {
    mode = local.kept.on # evidence
  }
}
#----
resource "azurerm_frontdoor_firewall_policy" "plain" {
  mode = "Prevention" # evidence
}
#----
variable "given" {
  default = "Prevention"
}
resource "azurerm_cdn_frontdoor_firewall_policy" "given" {
  mode = var.given # evidence
}
#----
locals {
  kept = { on = "Prevention" }
}
resource "azurerm_frontdoor_firewall_policy" "kept" {
  mode = local.kept.on # evidence
}
#----
resource "azurerm_frontdoor_firewall_policy" "plain" {
  enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_cdn_frontdoor_firewall_policy" "given" {
  enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_frontdoor_firewall_policy" "kept" {
  enabled = local.kept.on # evidence
}
#----
resource "google_container_cluster" "plain" {
  binary_authorization {
    evaluation_mode = "ENABLED" # evidence
  }
}
#----
variable "given" {
  default = "ENABLED"
}
resource "google_container_cluster" "given" {
  binary_authorization {
    evaluation_mode = var.given # evidence
  }
}
#----
locals {
  kept = { on = "ENABLED" }
}
resource "google_container_cluster" "kept" {
  binary_authorization {
    evaluation_mode = local.kept.on # evidence
  }
}
#----
resource "google_container_cluster" "plain" {
  enable_binary_authorization = true # evidence
}
#----
variable "given" {
  default = true
}
resource "google_container_cluster" "given" {
  enable_binary_authorization = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "google_container_cluster" "kept" {
  enable_binary_authorization = local.kept.on # evidence
}
#----
resource "google_container_cluster" "plain" {
  node_config {
    shielded_instance_config {
      enable_integrity_monitoring = true # evidence
    }
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_container_cluster" "kept" {
  node_config {
    shielded_instance_config {
      enable_integrity_monitoring = local.kept.on # evidence
    }
  }
}
#----
resource "aws_securityhub_account" "plain" {
  status = "ENABLED" # evidence
}
#----
variable "given" {
  default = "ENABLED"
}
resource "aws_inspector2_enabler" "given" {
  status = var.given # evidence
}
#----
locals {
  kept = { on = "ENABLED" }
}
resource "aws_macie2_account" "kept" {
  status = local.kept.on # evidence
}
#----
resource "aws_ecs_task_definition" "plain" {
  container_definitions {
    readonlyRootFilesystem = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_ecs_task_definition" "given" {
  container_definitions {
    readonlyRootFilesystem = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_ecs_task_definition" "kept" {
  container_definitions {
    readonlyRootFilesystem = local.kept.on # evidence
  }
}
#----
resource "azurerm_linux_virtual_machine" "plain" {
  secure_boot_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_windows_virtual_machine" "given" {
  secure_boot_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_linux_virtual_machine" "kept" {
  secure_boot_enabled = local.kept.on # evidence
}
#----
resource "azurerm_app_service" "plain" {
  site_config {
    cors {
      allowed_origins = "https://ships.example" # evidence
    }
  }
}
#----
variable "given" {
  default = "https://ships.example"
}
resource "azurerm_linux_web_app" "given" {
  site_config {
    cors {
      allowed_origins = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = "https://ships.example" }
}
resource "azurerm_windows_web_app" "kept" {
  site_config {
    cors {
      allowed_origins = local.kept.on # evidence
    }
  }
}
#----
resource "aws_apigatewayv2_api" "plain" {
  cors_configuration {
    allow_origins = "https://ships.example" # evidence
  }
}
#----
variable "given" {
  default = "https://ships.example"
}
resource "aws_apigatewayv2_api" "given" {
  cors_configuration {
    allow_origins = var.given # evidence
  }
}
#----
locals {
  kept = { on = "https://ships.example" }
}
resource "aws_apigatewayv2_api" "kept" {
  cors_configuration {
    allow_origins = local.kept.on # evidence
  }
}
#----
resource "aws_s3_bucket_cors_configuration" "plain" {
  cors_rule {
    allowed_origins = "https://ships.example" # evidence
  }
}
#----
variable "given" {
  default = "https://ships.example"
}
resource "aws_s3_bucket" "given" {
  cors_rule {
    allowed_origins = var.given # evidence
  }
}
#----
locals {
  kept = { on = "https://ships.example" }
}
resource "google_storage_bucket" "kept" {
  cors_rule {
    allowed_origins = local.kept.on # evidence
  }
}
#----
resource "aws_lambda_function_url" "plain" {
  cors {
    allow_origins = "https://ships.example" # evidence
  }
}
#----
variable "given" {
  default = "https://ships.example"
}
resource "aws_lambda_function_url" "given" {
  cors {
    allow_origins = var.given # evidence
  }
}
#----
locals {
  kept = { on = "https://ships.example" }
}
resource "aws_lambda_function_url" "kept" {
  cors {
    allow_origins = local.kept.on # evidence
  }
}
#----
resource "aws_cognito_user_pool" "plain" {
  user_pool_add_ons {
    advanced_security_mode = "ON" # evidence
  }
}
#----
variable "given" {
  default = "ON"
}
resource "aws_cognito_user_pool" "given" {
  user_pool_add_ons {
    advanced_security_mode = var.given # evidence
  }
}
#----
locals {
  kept = { on = "ON" }
}
resource "aws_cognito_user_pool" "kept" {
  user_pool_add_ons {
    advanced_security_mode = local.kept.on # evidence
  }
}
#----
resource "aws_kms_key" "plain" {
  is_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_kms_key" "given" {
  is_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_kms_key" "kept" {
  is_enabled = local.kept.on # evidence
}
#----
resource "aws_route53domains_registered_domain" "plain" {
  transfer_lock = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_route53domains_registered_domain" "given" {
  transfer_lock = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_route53domains_registered_domain" "kept" {
  transfer_lock = local.kept.on # evidence
}
#----
resource "azurerm_container_registry" "plain" {
  trust_policy {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_container_registry" "given" {
  trust_policy {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_container_registry" "kept" {
  trust_policy {
    enabled = local.kept.on # evidence
  }
}
#----
resource "azurerm_container_registry" "plain" {
  trust_policy_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_container_registry" "given" {
  trust_policy_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_container_registry" "kept" {
  trust_policy_enabled = local.kept.on # evidence
}
#----
resource "azurerm_cosmosdb_account" "plain" {
  access_key_metadata_writes_enabled = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_cosmosdb_account" "given" {
  access_key_metadata_writes_enabled = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_cosmosdb_account" "kept" {
  access_key_metadata_writes_enabled = local.kept.on # evidence
}
#----
resource "azurerm_cosmosdb_account" "plain" {
  is_virtual_network_filter_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_cosmosdb_account" "given" {
  is_virtual_network_filter_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_cosmosdb_account" "kept" {
  is_virtual_network_filter_enabled = local.kept.on # evidence
}
#----
resource "azurerm_linux_virtual_machine" "plain" {
  allow_extension_operations = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_windows_virtual_machine" "given" {
  allow_extension_operations = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_linux_virtual_machine" "kept" {
  allow_extension_operations = local.kept.on # evidence
}
#----
resource "azurerm_network_interface" "plain" {
  enable_ip_forwarding = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_network_interface" "given" {
  enable_ip_forwarding = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_network_interface" "kept" {
  enable_ip_forwarding = local.kept.on # evidence
}
#----
resource "azurerm_service_fabric_cluster" "plain" {
  fabric_settings {
    parameters {
      ClusterProtectionLevel = "EncryptAndSign" # evidence
    }
  }
}
#----
variable "given" {
  default = "EncryptAndSign"
}
resource "azurerm_service_fabric_cluster" "given" {
  fabric_settings {
    parameters {
      ClusterProtectionLevel = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = "EncryptAndSign" }
}
resource "azurerm_service_fabric_cluster" "kept" {
  fabric_settings {
    parameters {
      ClusterProtectionLevel = local.kept.on # evidence
    }
  }
}
#----
resource "azurerm_storage_account" "plain" {
  cross_tenant_replication_enabled = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_storage_account" "given" {
  cross_tenant_replication_enabled = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_storage_account" "kept" {
  cross_tenant_replication_enabled = local.kept.on # evidence
}
#----
resource "azurerm_synapse_workspace" "plain" {
  data_exfiltration_protection_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_synapse_workspace" "given" {
  data_exfiltration_protection_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_synapse_workspace" "kept" {
  data_exfiltration_protection_enabled = local.kept.on # evidence
}
#----
resource "azurerm_firewall_policy" "plain" {
  threat_intelligence_mode = "On" # evidence
}
#----
variable "given" {
  default = "On"
}
resource "azurerm_firewall" "given" {
  threat_intelligence_mode = var.given # evidence
}
#----
locals {
  kept = { on = "On" }
}
resource "azurerm_firewall_policy" "kept" {
  threat_intelligence_mode = local.kept.on # evidence
}
#----
resource "azurerm_mssql_server" "plain" {
  azuread_administrator {
    azuread_authentication_only = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_mssql_server" "given" {
  azuread_administrator {
    azuread_authentication_only = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_mssql_server" "kept" {
  azuread_administrator {
    azuread_authentication_only = local.kept.on # evidence
  }
}
#----
resource "google_cloudbuild_worker_pool" "plain" {
  worker_config {
    no_external_ip = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "google_cloudbuild_worker_pool" "given" {
  worker_config {
    no_external_ip = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_cloudbuild_worker_pool" "kept" {
  worker_config {
    no_external_ip = local.kept.on # evidence
  }
}
#----
resource "google_compute_network" "plain" {
  auto_create_subnetworks = false # evidence
}
#----
variable "given" {
  default = false
}
resource "google_compute_network" "given" {
  auto_create_subnetworks = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "google_compute_network" "kept" {
  auto_create_subnetworks = local.kept.on # evidence
}
#----
resource "google_container_cluster" "plain" {
  enable_kubernetes_alpha = false # evidence
}
#----
variable "given" {
  default = false
}
resource "google_container_cluster" "given" {
  enable_kubernetes_alpha = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "google_container_cluster" "kept" {
  enable_kubernetes_alpha = local.kept.on # evidence
}
#----
resource "google_container_cluster" "plain" {
  enable_intranode_visibility = true # evidence
}
#----
variable "given" {
  default = true
}
resource "google_container_cluster" "given" {
  enable_intranode_visibility = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "google_container_cluster" "kept" {
  enable_intranode_visibility = local.kept.on # evidence
}
#----
resource "google_container_cluster" "plain" {
  pod_security_policy_config {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "google_container_cluster" "given" {
  pod_security_policy_config {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_container_cluster" "kept" {
  pod_security_policy_config {
    enabled = local.kept.on # evidence
  }
}
#----
variable "given" {
  default = "COS_CONTAINERD"
}
resource "google_container_cluster" "given" {
  node_config {
    image_type = var.given # evidence
  }
}
#----
resource "google_compute_instance" "plain" {
  confidential_instance_config {
    enable_confidential_compute = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "google_compute_instance_template" "given" {
  confidential_instance_config {
    enable_confidential_compute = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_compute_instance" "kept" {
  confidential_instance_config {
    enable_confidential_compute = local.kept.on # evidence
  }
}
#----
resource "google_data_fusion_instance" "plain" {
  private_instance = true # evidence
}
#----
variable "given" {
  default = true
}
resource "google_data_fusion_instance" "given" {
  private_instance = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "google_data_fusion_instance" "kept" {
  private_instance = local.kept.on # evidence
}
#----
resource "aws_emr_cluster" "plain" {
  termination_protection = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_emr_cluster" "given" {
  termination_protection = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_emr_cluster" "kept" {
  termination_protection = local.kept.on # evidence
}
#----
resource "aws_kms_key" "plain" {
  bypass_policy_lockout_safety_check = false # evidence
}
#----
variable "given" {
  default = false
}
resource "aws_kms_key" "given" {
  bypass_policy_lockout_safety_check = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "aws_kms_key" "kept" {
  bypass_policy_lockout_safety_check = local.kept.on # evidence
}
#----
resource "azurerm_storage_account" "plain" {
  blob_properties {
    cors_rule {
      allowed_origins = "https://ships.example" # evidence
    }
  }
}
#----
variable "given" {
  default = "https://ships.example"
}
resource "azurerm_storage_account" "given" {
  blob_properties {
    cors_rule {
      allowed_origins = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = "https://ships.example" }
}
resource "azurerm_storage_account" "kept" {
  blob_properties {
    cors_rule {
      allowed_origins = local.kept.on # evidence
    }
  }
}
#----
resource "azurerm_mssql_server_vulnerability_assessment" "plain" {
  recurring_scans {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_mssql_server_vulnerability_assessment" "given" {
  recurring_scans {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_mssql_server_vulnerability_assessment" "kept" {
  recurring_scans {
    enabled = local.kept.on # evidence
  }
}
