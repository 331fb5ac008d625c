resource "aws_cognito_user_pool" "x" {
  user_pool_add_ons {
    advanced_security_mode = "other" # evidence
  }
}
#----
resource "aws_kms_key" "x" {
  is_enabled = true # evidence
}
#----
resource "aws_route53domains_registered_domain" "x" {
  transfer_lock = true # evidence
}
#----
resource "azurerm_container_registry" "x" {
  trust_policy {
    enabled = true # evidence
  }
}
#----
resource "azurerm_container_registry" "x" {
  trust_policy_enabled = true # evidence
}
#----
resource "azurerm_cosmosdb_account" "x" {
  access_key_metadata_writes_enabled = false # evidence
}
#----
resource "azurerm_cosmosdb_account" "x" {
  is_virtual_network_filter_enabled = true # evidence
}
#----
resource "azurerm_linux_virtual_machine" "x" {
  allow_extension_operations = false # evidence
}
#----
resource "azurerm_network_interface" "x" {
  enable_ip_forwarding = false # evidence
}
#----
resource "azurerm_service_fabric_cluster" "x" {
  fabric_settings {
    parameters {
      ClusterProtectionLevel = "EncryptAndSign" # evidence
    }
  }
}
#----
resource "azurerm_storage_account" "x" {
  cross_tenant_replication_enabled = false # evidence
}
#----
resource "azurerm_storage_account" "x" {
  sas_policy {
    expiration_action = "other" # evidence
  }
}
#----
resource "azurerm_synapse_workspace" "x" {
  data_exfiltration_protection_enabled = true # evidence
}
#----
resource "azurerm_firewall_policy" "x" {
  threat_intelligence_mode = "other" # evidence
}
#----
resource "azurerm_mssql_server" "x" {
  azuread_administrator {
    azuread_authentication_only = true # evidence
  }
}
#----
resource "google_cloudbuild_worker_pool" "x" {
  worker_config {
    no_external_ip = true # evidence
  }
}
#----
resource "google_compute_network" "x" {
  auto_create_subnetworks = false # evidence
}
#----
resource "google_container_cluster" "x" {
  enable_kubernetes_alpha = false # evidence
}
#----
resource "google_container_cluster" "x" {
  enable_intranode_visibility = true # evidence
}
#----
resource "google_container_cluster" "x" {
  pod_security_policy_config {
    enabled = true # evidence
  }
}
#----
resource "google_compute_instance" "x" {
  confidential_instance_config {
    enable_confidential_compute = true # evidence
  }
}
#----
resource "google_data_fusion_instance" "x" {
  private_instance = true # evidence
}
#----
resource "aws_emr_cluster" "x" {
  termination_protection = true # evidence
}
