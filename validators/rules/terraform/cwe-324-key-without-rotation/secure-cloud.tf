resource "azurerm_kubernetes_cluster" "a" {
  key_vault_secrets_provider {
    secret_rotation_enabled = true # evidence
  }
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_kubernetes_cluster" "a" {
  key_vault_secrets_provider {
    secret_rotation_enabled = var.chosen # evidence
  }
}
#----
locals {
  chosen = true
}
resource "azurerm_kubernetes_cluster" "b" {
  key_vault_secrets_provider {
    secret_rotation_enabled = local.chosen # evidence
  }
}
