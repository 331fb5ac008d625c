resource "aws_dlm_lifecycle_policy" "x" {
  policy_details {
    schedule {
      cross_region_copy_rule {
        encrypted = false # finding
      }
    }
  }
}
#----
resource "azurerm_automation_variable_string" "x" {
  encrypted = false # finding
}
#----
resource "google_container_cluster" "x" {
  database_encryption {
    state = "DECRYPTED" # finding
  }
}
#----
resource "azurerm_kubernetes_cluster" "x" {
  default_node_pool {
    enable_host_encryption = false # finding
  }
}
