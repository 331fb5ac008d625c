resource "azurerm_mssql_database_security_alert_policy" "x" {
  state = "Enabled" # evidence
}
#----
resource "azurerm_mysql_server" "x" {
  threat_detection_policy {
    enabled = true # evidence
  }
}
#----
resource "azurerm_linux_web_app" "x" {
  site_config {
    remote_debugging_enabled = false # evidence
  }
}
#----
resource "azurerm_windows_web_app" "x" {
  site_config {
    remote_debugging_enabled = false # evidence
  }
}
#----
resource "azurerm_function_app" "x" {
  site_config {
    remote_debugging_enabled = false # evidence
  }
}
#----
resource "azurerm_app_service_slot" "x" {
  site_config {
    remote_debugging_enabled = false # evidence
  }
}
#----
resource "azurerm_linux_web_app_slot" "x" {
  site_config {
    remote_debugging_enabled = false # evidence
  }
}
#----
resource "azurerm_windows_web_app_slot" "x" {
  site_config {
    remote_debugging_enabled = false # evidence
  }
}
#----
resource "azurerm_linux_function_app" "x" {
  site_config {
    remote_debugging_enabled = false # evidence
  }
}
#----
resource "azurerm_windows_function_app" "x" {
  site_config {
    remote_debugging_enabled = false # evidence
  }
}
#----
resource "google_compute_instance_template" "x" {
  shielded_instance_config {
    enable_secure_boot = true # evidence
  }
}
#----
resource "google_compute_instance_template" "x" {
  shielded_instance_config {
    enable_vtpm = true # evidence
  }
}
#----
resource "google_compute_instance_template" "x" {
  shielded_instance_config {
    enable_integrity_monitoring = true # evidence
  }
}
#----
resource "github_branch_protection_v3" "x" {
  require_signed_commits = true # evidence
}
#----
resource "azurerm_cdn_frontdoor_firewall_policy" "x" {
  mode = "other" # evidence
}
#----
resource "azurerm_cdn_frontdoor_firewall_policy" "x" {
  enabled = true # evidence
}
#----
resource "aws_inspector2_enabler" "x" {
  status = "other" # evidence
}
#----
resource "aws_macie2_account" "x" {
  status = "other" # evidence
}
#----
resource "azurerm_windows_virtual_machine" "x" {
  secure_boot_enabled = true # evidence
}
#----
resource "azurerm_linux_web_app" "x" {
  site_config {
    cors {
      allowed_origins = "other" # evidence
    }
  }
}
#----
resource "azurerm_windows_web_app" "x" {
  site_config {
    cors {
      allowed_origins = "other" # evidence
    }
  }
}
#----
resource "azurerm_function_app" "x" {
  site_config {
    cors {
      allowed_origins = "other" # evidence
    }
  }
}
#----
resource "azurerm_linux_function_app" "x" {
  site_config {
    cors {
      allowed_origins = "other" # evidence
    }
  }
}
#----
resource "azurerm_windows_function_app" "x" {
  site_config {
    cors {
      allowed_origins = "other" # evidence
    }
  }
}
#----
resource "aws_s3_bucket" "x" {
  cors_rule {
    allowed_origins = "other" # evidence
  }
}
#----
resource "google_storage_bucket" "x" {
  cors_rule {
    allowed_origins = "other" # evidence
  }
}
#----
resource "azurerm_windows_virtual_machine" "x" {
  allow_extension_operations = false # evidence
}
#----
resource "azurerm_firewall" "x" {
  threat_intelligence_mode = "other" # evidence
}
#----
resource "google_compute_instance_template" "x" {
  confidential_instance_config {
    enable_confidential_compute = true # evidence
  }
}
