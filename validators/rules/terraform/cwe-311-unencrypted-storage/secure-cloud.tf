resource "azurerm_kubernetes_cluster" "a" {
  default_node_pool {
    host_encryption_enabled = true # evidence
  }
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_kubernetes_cluster" "a" {
  default_node_pool {
    host_encryption_enabled = var.chosen # evidence
  }
}
#----
locals {
  chosen = true
}
resource "azurerm_kubernetes_cluster" "b" {
  default_node_pool {
    host_encryption_enabled = local.chosen # evidence
  }
}
#----
resource "azurerm_kubernetes_cluster_node_pool" "a" {
  host_encryption_enabled = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_kubernetes_cluster_node_pool" "a" {
  host_encryption_enabled = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "azurerm_kubernetes_cluster_node_pool" "b" {
  host_encryption_enabled = local.chosen # evidence
}
#----
resource "azurerm_kusto_cluster" "a" {
  disk_encryption_enabled = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_kusto_cluster" "a" {
  disk_encryption_enabled = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "azurerm_kusto_cluster" "b" {
  disk_encryption_enabled = local.chosen # evidence
}
#----
resource "azurerm_databricks_workspace" "a" {
  customer_managed_key_enabled = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_databricks_workspace" "a" {
  customer_managed_key_enabled = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "azurerm_databricks_workspace" "b" {
  customer_managed_key_enabled = local.chosen # evidence
}
#----
resource "azurerm_virtual_machine" "a" {
  storage_os_disk {
    managed_disk_type = "Standard_LRS"
  }
}
