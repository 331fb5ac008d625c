resource "aws_lb" "plain" {
  drop_invalid_header_fields = false # finding
}
#----
# finding
resource "aws_cloudfront_distribution" "bare" {
}
#----
resource "aws_athena_workgroup" "plain" {
  configuration {
    enforce_workgroup_configuration = false # finding
  }
}
#----
resource "azurerm_mssql_server_security_alert_policy" "plain" {
  state = "Disabled" # finding
}
#----
resource "azurerm_mssql_server_security_alert_policy" "plain" {
  email_account_admins = false # finding
}
#----
resource "azurerm_postgresql_server" "plain" {
  threat_detection_policy {
    enabled = false # finding
  }
}
#----
resource "azurerm_security_center_contact" "plain" {
  alert_notifications = false # finding
}
#----
resource "azurerm_security_center_subscription_pricing" "plain" {
  tier = "Free" # finding
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  azure_policy_enabled = false # finding
}
#----
resource "azurerm_app_service" "plain" {
  site_config {
    remote_debugging_enabled = true # finding
  }
}
#----
# finding
resource "azurerm_key_vault_secret" "bare" {
}
#----
resource "google_compute_instance" "plain" {
  shielded_instance_config {
    enable_secure_boot = false # finding
  }
}
#----
resource "google_compute_instance" "plain" {
  shielded_instance_config {
    enable_vtpm = false # finding
  }
}
#----
resource "google_compute_instance" "plain" {
  shielded_instance_config {
    enable_integrity_monitoring = false # finding
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
resource "google_container_cluster" "plain" {
  enable_shielded_nodes = false # finding
}
#----
resource "google_compute_instance" "plain" {
  can_ip_forward = true # finding
}
#----
resource "google_dns_managed_zone" "plain" {
  dnssec_config {
    state = "off" # finding
  }
}
#----
resource "google_project" "plain" {
  auto_create_network = true # finding
}
#----
resource "google_compute_subnetwork" "plain" {
  private_ip_google_access = false # finding
}
#----
resource "github_repository" "plain" {
  visibility = "public" # finding
}
#----
resource "github_branch_protection" "plain" {
  require_signed_commits = false # finding
}
#----
# finding
resource "digitalocean_droplet" "bare" {
}
#----
resource "digitalocean_kubernetes_cluster" "plain" {
  auto_upgrade = false # finding
}
#----
# finding
resource "digitalocean_kubernetes_cluster" "bare" {
}
#----
resource "azurerm_application_gateway" "plain" {
  waf_configuration {
    enabled = false # finding
  }
}
#----
resource "azurerm_application_gateway" "plain" {
  waf_configuration {
    firewall_mode = "Detection" # finding
  }
}
#----
resource "azurerm_web_application_firewall_policy" "plain" {
  policy_settings {
    enabled = false # finding
  }
}
#----
resource "azurerm_web_application_firewall_policy" "plain" {
  policy_settings {
    mode = "Detection" # finding
  }
}
#----
resource "azurerm_frontdoor_firewall_policy" "plain" {
  mode = "Detection" # finding
}
#----
resource "azurerm_frontdoor_firewall_policy" "plain" {
  enabled = false # finding
}
#----
resource "google_container_cluster" "plain" {
  binary_authorization {
    evaluation_mode = "DISABLED" # finding
  }
}
#----
resource "google_container_cluster" "plain" {
  enable_binary_authorization = false # finding
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
resource "aws_securityhub_account" "plain" {
  status = "PAUSED" # finding
}
#----
resource "aws_ecs_task_definition" "plain" {
  container_definitions {
    readonlyRootFilesystem = false # finding
  }
}
#----
resource "azurerm_linux_virtual_machine" "plain" {
  secure_boot_enabled = false # finding
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
resource "aws_apigatewayv2_api" "plain" {
  cors_configuration {
    allow_origins = "*" # finding
  }
}
#----
resource "aws_s3_bucket_cors_configuration" "plain" {
  cors_rule {
    allowed_origins = "*" # finding
  }
}
#----
resource "aws_lambda_function_url" "plain" {
  cors {
    allow_origins = "*" # finding
  }
}
#----
resource "aws_cognito_user_pool" "plain" {
  user_pool_add_ons {
    advanced_security_mode = "OFF" # finding
  }
}
#----
resource "aws_kms_key" "plain" {
  is_enabled = false # finding
}
#----
resource "aws_route53domains_registered_domain" "plain" {
  transfer_lock = false # finding
}
#----
resource "azurerm_container_registry" "plain" {
  trust_policy {
    enabled = false # finding
  }
}
#----
resource "azurerm_container_registry" "plain" {
  trust_policy_enabled = false # finding
}
#----
resource "azurerm_cosmosdb_account" "plain" {
  access_key_metadata_writes_enabled = true # finding
}
#----
resource "azurerm_cosmosdb_account" "plain" {
  is_virtual_network_filter_enabled = false # finding
}
#----
resource "azurerm_linux_virtual_machine" "plain" {
  allow_extension_operations = true # finding
}
#----
resource "azurerm_network_interface" "plain" {
  enable_ip_forwarding = true # finding
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
resource "azurerm_storage_account" "plain" {
  cross_tenant_replication_enabled = true # finding
}
#----
resource "azurerm_storage_account" "plain" {
  sas_policy {
    expiration_action = "Log" # finding
  }
}
#----
resource "azurerm_synapse_workspace" "plain" {
  data_exfiltration_protection_enabled = false # finding
}
#----
resource "azurerm_firewall_policy" "plain" {
  threat_intelligence_mode = "Off" # finding
}
#----
resource "azurerm_mssql_server" "plain" {
  azuread_administrator {
    azuread_authentication_only = false # finding
  }
}
#----
resource "google_cloudbuild_worker_pool" "plain" {
  worker_config {
    no_external_ip = false # finding
  }
}
#----
resource "google_compute_network" "plain" {
  auto_create_subnetworks = true # finding
}
#----
resource "google_container_cluster" "plain" {
  enable_kubernetes_alpha = true # finding
}
#----
resource "google_container_cluster" "plain" {
  enable_intranode_visibility = false # finding
}
#----
resource "google_container_cluster" "plain" {
  pod_security_policy_config {
    enabled = false # finding
  }
}
#----
resource "google_compute_instance" "plain" {
  confidential_instance_config {
    enable_confidential_compute = false # finding
  }
}
#----
resource "google_data_fusion_instance" "plain" {
  private_instance = false # finding
}
#----
resource "aws_emr_cluster" "plain" {
  termination_protection = false # finding
}
#----
resource "aws_kms_key" "plain" {
  bypass_policy_lockout_safety_check = true # finding
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
resource "azurerm_mssql_server_vulnerability_assessment" "plain" {
  recurring_scans {
    enabled = false # finding
  }
}
#----
# finding
resource "azurerm_mssql_server_vulnerability_assessment" "bare" {
}
