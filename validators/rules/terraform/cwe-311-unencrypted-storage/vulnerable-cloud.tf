resource "azurerm_kubernetes_cluster" "a" {
  default_node_pool {
    host_encryption_enabled = false # finding
  }
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_kubernetes_cluster" "a" {
  default_node_pool {
    host_encryption_enabled = var.chosen # finding
  }
}
#----
locals {
  chosen = false
}
resource "azurerm_kubernetes_cluster" "b" {
  default_node_pool {
    host_encryption_enabled = local.chosen # finding
  }
}
#----
resource "azurerm_kubernetes_cluster_node_pool" "a" {
  host_encryption_enabled = false # finding
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_kubernetes_cluster_node_pool" "a" {
  host_encryption_enabled = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "azurerm_kubernetes_cluster_node_pool" "b" {
  host_encryption_enabled = local.chosen # finding
}
#----
resource "azurerm_kusto_cluster" "a" {
  disk_encryption_enabled = false # finding
}
#----
# finding
resource "azurerm_kusto_cluster" "a" {
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_kusto_cluster" "a" {
  disk_encryption_enabled = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "azurerm_kusto_cluster" "b" {
  disk_encryption_enabled = local.chosen # finding
}
#----
resource "azurerm_databricks_workspace" "a" {
  customer_managed_key_enabled = false # finding
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_databricks_workspace" "a" {
  customer_managed_key_enabled = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "azurerm_databricks_workspace" "b" {
  customer_managed_key_enabled = local.chosen # finding
}
#----
resource "azurerm_virtual_machine" "a" {
  # finding
  storage_os_disk {
    vhd_uri = "https://ships.blob.core.windows.net/disks/os.vhd"
  }
}
