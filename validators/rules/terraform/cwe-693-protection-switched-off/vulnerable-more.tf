resource "aws_cognito_user_pool" "x" {
  user_pool_add_ons {
    advanced_security_mode = "OFF" # finding
  }
}
#----
resource "aws_kms_key" "x" {
  is_enabled = false # finding
}
#----
resource "aws_route53domains_registered_domain" "x" {
  transfer_lock = false # finding
}
#----
resource "azurerm_container_registry" "x" {
  trust_policy {
    enabled = false # finding
  }
}
#----
resource "azurerm_container_registry" "x" {
  trust_policy_enabled = false # finding
}
#----
resource "azurerm_cosmosdb_account" "x" {
  access_key_metadata_writes_enabled = true # finding
}
#----
resource "azurerm_cosmosdb_account" "x" {
  is_virtual_network_filter_enabled = false # finding
}
#----
resource "azurerm_linux_virtual_machine" "x" {
  allow_extension_operations = true # finding
}
#----
resource "azurerm_network_interface" "x" {
  enable_ip_forwarding = true # finding
}
#----
resource "azurerm_service_fabric_cluster" "x" {
  fabric_settings {
    parameters {
      ClusterProtectionLevel = "other" # finding
    }
  }
}
#----
resource "azurerm_storage_account" "x" {
  cross_tenant_replication_enabled = true # finding
}
#----
resource "azurerm_storage_account" "x" {
  sas_policy {
    expiration_action = "Log" # finding
  }
}
#----
resource "azurerm_synapse_workspace" "x" {
  data_exfiltration_protection_enabled = false # finding
}
#----
resource "azurerm_firewall_policy" "x" {
  threat_intelligence_mode = "Off" # finding
}
#----
resource "azurerm_mssql_server" "x" {
  azuread_administrator {
    azuread_authentication_only = false # finding
  }
}
#----
resource "google_cloudbuild_worker_pool" "x" {
  worker_config {
    no_external_ip = false # finding
  }
}
#----
resource "google_compute_network" "x" {
  auto_create_subnetworks = "other" # finding
}
#----
resource "google_container_cluster" "x" {
  enable_kubernetes_alpha = true # finding
}
#----
resource "google_container_cluster" "x" {
  enable_intranode_visibility = false # finding
}
#----
resource "google_container_cluster" "x" {
  pod_security_policy_config {
    enabled = false # finding
  }
}
#----
resource "google_compute_instance" "x" {
  confidential_instance_config {
    enable_confidential_compute = false # finding
  }
}
#----
resource "google_data_fusion_instance" "x" {
  private_instance = false # finding
}
#----
resource "aws_emr_cluster" "x" {
  termination_protection = false # finding
}
