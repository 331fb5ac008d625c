resource "azurerm_kubernetes_cluster" "a" {
  key_vault_secrets_provider {
    secret_rotation_enabled = false # finding
  }
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_kubernetes_cluster" "a" {
  key_vault_secrets_provider {
    secret_rotation_enabled = var.chosen # finding
  }
}
#----
locals {
  chosen = false
}
resource "azurerm_kubernetes_cluster" "b" {
  key_vault_secrets_provider {
    secret_rotation_enabled = local.chosen # finding
  }
}
