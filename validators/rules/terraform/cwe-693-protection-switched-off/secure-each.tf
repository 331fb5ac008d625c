resource "aws_lb" "plain" {
  drop_invalid_header_fields = true # evidence
}
#----
resource "aws_cloudfront_distribution" "plain" {
  web_acl_id = "ships" # evidence
}
#----
resource "aws_athena_workgroup" "plain" {
  configuration {
    enforce_workgroup_configuration = true # evidence
  }
}
#----
resource "azurerm_mssql_server_security_alert_policy" "plain" {
  state = "Enabled" # evidence
}
#----
resource "azurerm_mssql_server_security_alert_policy" "plain" {
  email_addresses = "ships" # evidence
}
#----
resource "azurerm_mssql_server_security_alert_policy" "plain" {
  email_account_admins = true # evidence
}
#----
resource "azurerm_postgresql_server" "plain" {
  threat_detection_policy {
    enabled = true # evidence
  }
}
#----
resource "azurerm_security_center_contact" "plain" {
  alert_notifications = true # evidence
}
#----
resource "azurerm_security_center_contact" "plain" {
  phone = "ships" # evidence
}
#----
resource "azurerm_security_center_subscription_pricing" "plain" {
  tier = "Standard" # evidence
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  azure_policy_enabled = true # evidence
}
#----
resource "azurerm_app_service" "plain" {
  site_config {
    remote_debugging_enabled = false # evidence
  }
}
#----
resource "azurerm_key_vault_secret" "plain" {
  content_type = "ships" # evidence
}
#----
resource "google_compute_instance" "plain" {
  shielded_instance_config {
    enable_secure_boot = true # evidence
  }
}
#----
resource "google_compute_instance" "plain" {
  shielded_instance_config {
    enable_vtpm = true # evidence
  }
}
#----
resource "google_compute_instance" "plain" {
  shielded_instance_config {
    enable_integrity_monitoring = true # evidence
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
resource "google_container_cluster" "plain" {
  enable_shielded_nodes = true # evidence
}
#----
resource "google_compute_instance" "plain" {
  can_ip_forward = false # evidence
}
#----
resource "google_dns_managed_zone" "plain" {
  dnssec_config {
    state = "on" # evidence
  }
}
#----
resource "google_project" "plain" {
  auto_create_network = false # evidence
}
#----
resource "google_compute_subnetwork" "plain" {
  private_ip_google_access = true # evidence
}
#----
resource "github_branch_protection" "plain" {
  require_signed_commits = true # evidence
}
#----
resource "digitalocean_droplet" "plain" {
  ssh_keys = "ships" # evidence
}
#----
resource "digitalocean_kubernetes_cluster" "plain" {
  auto_upgrade = true # evidence
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
resource "azurerm_application_gateway" "plain" {
  waf_configuration {
    enabled = true # evidence
  }
}
#----
resource "azurerm_application_gateway" "plain" {
  waf_configuration {
    firewall_mode = "Prevention" # evidence
  }
}
#----
resource "azurerm_web_application_firewall_policy" "plain" {
  policy_settings {
    enabled = true # evidence
  }
}
#----
resource "azurerm_web_application_firewall_policy" "plain" {
  policy_settings {
    mode = "Prevention" # evidence
  }
}
#----
resource "azurerm_frontdoor_firewall_policy" "plain" {
  mode = "Prevention" # evidence
}
#----
resource "azurerm_frontdoor_firewall_policy" "plain" {
  enabled = true # evidence
}
#----
resource "google_container_cluster" "plain" {
  binary_authorization {
    evaluation_mode = "ENABLED" # evidence
  }
}
#----
resource "google_container_cluster" "plain" {
  enable_binary_authorization = true # evidence
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
resource "aws_securityhub_account" "plain" {
  status = "ENABLED" # evidence
}
#----
resource "aws_ecs_task_definition" "plain" {
  container_definitions {
    readonlyRootFilesystem = true # evidence
  }
}
#----
resource "azurerm_linux_virtual_machine" "plain" {
  secure_boot_enabled = true # evidence
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
resource "aws_apigatewayv2_api" "plain" {
  cors_configuration {
    allow_origins = "https://ships.example" # evidence
  }
}
#----
resource "aws_s3_bucket_cors_configuration" "plain" {
  cors_rule {
    allowed_origins = "https://ships.example" # evidence
  }
}
#----
resource "aws_lambda_function_url" "plain" {
  cors {
    allow_origins = "https://ships.example" # evidence
  }
}
#----
resource "aws_cognito_user_pool" "plain" {
  user_pool_add_ons {
    advanced_security_mode = "ON" # evidence
  }
}
#----
resource "aws_kms_key" "plain" {
  is_enabled = true # evidence
}
#----
resource "aws_route53domains_registered_domain" "plain" {
  transfer_lock = true # evidence
}
#----
resource "azurerm_container_registry" "plain" {
  trust_policy {
    enabled = true # evidence
  }
}
#----
resource "azurerm_container_registry" "plain" {
  trust_policy_enabled = true # evidence
}
#----
resource "azurerm_cosmosdb_account" "plain" {
  access_key_metadata_writes_enabled = false # evidence
}
#----
resource "azurerm_cosmosdb_account" "plain" {
  is_virtual_network_filter_enabled = true # evidence
}
#----
resource "azurerm_linux_virtual_machine" "plain" {
  allow_extension_operations = false # evidence
}
#----
resource "azurerm_network_interface" "plain" {
  enable_ip_forwarding = false # evidence
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
resource "azurerm_storage_account" "plain" {
  cross_tenant_replication_enabled = false # evidence
}
#----
resource "azurerm_synapse_workspace" "plain" {
  data_exfiltration_protection_enabled = true # evidence
}
#----
resource "azurerm_firewall_policy" "plain" {
  threat_intelligence_mode = "On" # evidence
}
#----
resource "azurerm_mssql_server" "plain" {
  azuread_administrator {
    azuread_authentication_only = true # evidence
  }
}
#----
resource "google_cloudbuild_worker_pool" "plain" {
  worker_config {
    no_external_ip = true # evidence
  }
}
#----
resource "google_compute_network" "plain" {
  auto_create_subnetworks = false # evidence
}
#----
resource "google_container_cluster" "plain" {
  enable_kubernetes_alpha = false # evidence
}
#----
resource "google_container_cluster" "plain" {
  enable_intranode_visibility = true # evidence
}
#----
resource "google_container_cluster" "plain" {
  pod_security_policy_config {
    enabled = true # evidence
  }
}
#----
resource "google_compute_instance" "plain" {
  confidential_instance_config {
    enable_confidential_compute = true # evidence
  }
}
#----
resource "google_data_fusion_instance" "plain" {
  private_instance = true # evidence
}
#----
resource "aws_emr_cluster" "plain" {
  termination_protection = true # evidence
}
#----
resource "aws_kms_key" "plain" {
  bypass_policy_lockout_safety_check = false # evidence
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
resource "azurerm_mssql_server_vulnerability_assessment" "plain" {
  recurring_scans {
    enabled = true # evidence
  }
}
