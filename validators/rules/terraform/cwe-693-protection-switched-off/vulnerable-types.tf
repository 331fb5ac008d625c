resource "azurerm_mssql_database_security_alert_policy" "x" {
  state = "other" # finding
}
#----
resource "azurerm_mysql_server" "x" {
  threat_detection_policy {
    enabled = false # finding
  }
}
#----
resource "azurerm_linux_web_app" "x" {
  site_config {
    remote_debugging_enabled = true # finding
  }
}
#----
resource "azurerm_windows_web_app" "x" {
  site_config {
    remote_debugging_enabled = true # finding
  }
}
#----
resource "azurerm_function_app" "x" {
  site_config {
    remote_debugging_enabled = true # finding
  }
}
#----
resource "azurerm_app_service_slot" "x" {
  site_config {
    remote_debugging_enabled = true # finding
  }
}
#----
resource "azurerm_linux_web_app_slot" "x" {
  site_config {
    remote_debugging_enabled = true # finding
  }
}
#----
resource "azurerm_windows_web_app_slot" "x" {
  site_config {
    remote_debugging_enabled = true # finding
  }
}
#----
resource "azurerm_linux_function_app" "x" {
  site_config {
    remote_debugging_enabled = true # finding
  }
}
#----
resource "azurerm_windows_function_app" "x" {
  site_config {
    remote_debugging_enabled = true # finding
  }
}
#----
resource "google_compute_instance_template" "x" {
  shielded_instance_config {
    enable_secure_boot = false # finding
  }
}
#----
resource "google_compute_instance_template" "x" {
  shielded_instance_config {
    enable_vtpm = false # finding
  }
}
#----
resource "google_compute_instance_template" "x" {
  shielded_instance_config {
    enable_integrity_monitoring = false # finding
  }
}
#----
resource "github_branch_protection_v3" "x" {
  require_signed_commits = false # finding
}
#----
resource "azurerm_cdn_frontdoor_firewall_policy" "x" {
  mode = "Detection" # finding
}
#----
resource "azurerm_cdn_frontdoor_firewall_policy" "x" {
  enabled = false # finding
}
#----
resource "aws_inspector2_enabler" "x" {
  status = "PAUSED" # finding
}
#----
resource "aws_macie2_account" "x" {
  status = "PAUSED" # finding
}
#----
resource "azurerm_windows_virtual_machine" "x" {
  secure_boot_enabled = false # finding
}
#----
resource "azurerm_linux_web_app" "x" {
  site_config {
    cors {
      allowed_origins = "*" # finding
    }
  }
}
#----
resource "azurerm_windows_web_app" "x" {
  site_config {
    cors {
      allowed_origins = "*" # finding
    }
  }
}
#----
resource "azurerm_function_app" "x" {
  site_config {
    cors {
      allowed_origins = "*" # finding
    }
  }
}
#----
resource "azurerm_linux_function_app" "x" {
  site_config {
    cors {
      allowed_origins = "*" # finding
    }
  }
}
#----
resource "azurerm_windows_function_app" "x" {
  site_config {
    cors {
      allowed_origins = "*" # finding
    }
  }
}
#----
resource "aws_s3_bucket" "x" {
  cors_rule {
    allowed_origins = "*" # finding
  }
}
#----
resource "google_storage_bucket" "x" {
  cors_rule {
    allowed_origins = "*" # finding
  }
}
#----
resource "azurerm_windows_virtual_machine" "x" {
  allow_extension_operations = true # finding
}
#----
resource "azurerm_firewall" "x" {
  threat_intelligence_mode = "Off" # finding
}
#----
resource "google_compute_instance_template" "x" {
  confidential_instance_config {
    enable_confidential_compute = false # finding
  }
}
