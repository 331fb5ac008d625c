resource "aws_lb" "this" {
  drop_invalid_header_fields = true # evidence
}
#----
resource "aws_cloudfront_distribution" "this" {
  web_acl_id = "arn:waf" # evidence
}
#----
resource "azurerm_mssql_server_security_alert_policy" "this" {
  state = "Enabled" # evidence
}
#----
resource "azurerm_security_center_subscription_pricing" "this" {
  tier = "Standard" # evidence
}
#----
resource "azurerm_app_service" "this" {
  site_config {
    remote_debugging_enabled = false # evidence
  }
}
#----
resource "azurerm_storage_account_network_rules" "a" {
  bypass = ["Metrics", "AzureServices"]
}
#----
resource "azurerm_key_vault_secret" "this" {
  content_type = "password" # evidence
}
#----
resource "google_compute_instance" "this" {
  shielded_instance_config {
    enable_secure_boot = true # evidence
  }
}
#----
resource "google_compute_instance" "this" {
  shielded_instance_config {
    enable_vtpm = true # evidence
  }
}
#----
resource "google_compute_instance" "this" {
  shielded_instance_config {
    enable_integrity_monitoring = true # evidence
  }
}
#----
resource "google_compute_instance" "this" {
  can_ip_forward = false # evidence
}
#----
resource "google_container_node_pool" "this" {
  management {
    auto_repair = true # evidence
    auto_upgrade = true # evidence
  }
}
#----
resource "google_dns_managed_zone" "this" {
  dnssec_config {
    state = "on" # evidence
  }
}
#----
resource "google_project" "this" {
  auto_create_network = false # evidence
}
#----
resource "google_compute_subnetwork" "this" {
  private_ip_google_access = true # evidence
}
#----
resource "github_repository" "this" {
  visibility = "private" # evidence
}
#----
resource "github_branch_protection" "this" {
  require_signed_commits = true # evidence
}
#----
resource "aws_kms_key" "a" {
  bypass_policy_lockout_safety_check = false # evidence
}
#----
resource "google_compute_security_policy" "a" {
  rule { # evidence
    action = "deny(403)"
    match {
      expr {
        expression = "evaluatePreconfiguredExpr('cve-canary')"
      }
    }
  }
}
