resource "aws_dlm_lifecycle_policy" "x" {
  policy_details {
    schedule {
      cross_region_copy_rule {
        encrypted = true # evidence
      }
    }
  }
}
#----
resource "azurerm_automation_variable_string" "x" {
  encrypted = true # evidence
}
#----
resource "google_container_cluster" "x" {
  database_encryption {
    state = "other" # evidence
  }
}
#----
resource "azurerm_kubernetes_cluster" "x" {
  default_node_pool {
    enable_host_encryption = true # evidence
  }
}
