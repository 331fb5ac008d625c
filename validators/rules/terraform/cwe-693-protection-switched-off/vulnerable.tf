# finding
resource "aws_lb" "this" {
}
#----
resource "aws_lb" "this" {
  drop_invalid_header_fields = false # finding
}
#----
# finding
resource "aws_cloudfront_distribution" "this" {
}
#----
resource "aws_athena_workgroup" "this" {
  configuration {
    enforce_workgroup_configuration = false # finding
  }
}
#----
resource "azurerm_mssql_server_security_alert_policy" "this" {
  state = "Disabled" # finding
}
#----
resource "azurerm_mssql_server_security_alert_policy" "this" {
  email_account_admins = false # finding
}
#----
resource "azurerm_postgresql_server" "this" {
  threat_detection_policy {
    enabled = false # finding
  }
}
#----
resource "azurerm_security_center_contact" "this" {
  alert_notifications = false # finding
}
#----
resource "azurerm_security_center_subscription_pricing" "this" {
  tier = "Free" # finding
}
#----
resource "azurerm_kubernetes_cluster" "this" {
  azure_policy_enabled = false # finding
}
#----
resource "azurerm_app_service" "this" {
  site_config {
    remote_debugging_enabled = true # finding
  }
}
#----
resource "azurerm_storage_account_network_rules" "a" {
  bypass = ["Metrics"] # finding
}
#----
# finding
resource "azurerm_key_vault_secret" "this" {
}
#----
resource "google_compute_instance" "this" {
  shielded_instance_config {
    enable_secure_boot = false # finding
  }
}
#----
resource "google_compute_instance" "this" {
  shielded_instance_config {
    enable_vtpm = false # finding
  }
}
#----
resource "google_compute_instance" "this" {
  shielded_instance_config {
    enable_integrity_monitoring = false # finding
  }
}
#----
resource "google_container_cluster" "this" {
  node_config {
    shielded_instance_config {
      enable_secure_boot = false # finding
    }
  }
}
#----
resource "google_container_cluster" "this" {
  enable_shielded_nodes = false # finding
}
#----
resource "google_compute_instance" "this" {
  can_ip_forward = true # finding
}
#----
# finding
resource "google_container_node_pool" "this" {
  management {
    auto_repair = true # evidence
  }
}
#----
resource "google_container_node_pool" "this" {
  management {
    auto_repair = true # evidence
    auto_upgrade = false # finding
  }
}
#----
# finding
resource "google_dns_managed_zone" "this" {
}
#----
resource "google_dns_managed_zone" "this" {
  dnssec_config {
    state = "off" # finding
  }
}
#----
# finding
resource "google_project" "this" {
}
#----
resource "google_project" "this" {
  auto_create_network = true # finding
}
#----
resource "google_compute_subnetwork" "this" {
  private_ip_google_access = false # finding
}
#----
# finding
resource "github_repository" "this" {
}
#----
resource "github_repository" "this" {
  visibility = "public" # finding
}
#----
# finding
resource "github_branch_protection" "this" {
}
#----
resource "github_branch_protection" "this" {
  require_signed_commits = false # finding
}
#----
# finding
resource "aws_default_vpc" "a" {}
#----
# finding
resource "digitalocean_droplet" "a" {
  image = "x"
}
#----
resource "aws_kms_key" "a" {
  bypass_policy_lockout_safety_check = true # finding
}
#----
resource "google_compute_security_policy" "a" {
  rule { # finding
    action = "allow"
    match {
      expr {
        expression = "evaluatePreconfiguredExpr('cve-canary')"
      }
    }
  }
}
#----
resource "github_branch_protection" "a" {
  require_signed_commits = true # evidence
  allows_force_pushes    = true # finding
}
