resource "azurerm_container_group" "a" {
  ip_address_type = "Private" # evidence
}
#----
resource "azurerm_container_group" "a" {
  ip_address_type = "None" # evidence
}
#----
variable "chosen" {
  default = "Private"
}
resource "azurerm_container_group" "a" {
  ip_address_type = var.chosen # evidence
}
#----
locals {
  chosen = "Private"
}
resource "azurerm_container_group" "b" {
  ip_address_type = local.chosen # evidence
}
#----
resource "azurerm_container_registry" "a" {
  export_policy_enabled = false # evidence
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_container_registry" "a" {
  export_policy_enabled = var.chosen # evidence
}
#----
locals {
  chosen = false
}
resource "azurerm_container_registry" "b" {
  export_policy_enabled = local.chosen # evidence
}
#----
resource "azurerm_kubernetes_cluster_node_pool" "a" {
  enable_node_public_ip = false # evidence
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_kubernetes_cluster_node_pool" "a" {
  enable_node_public_ip = var.chosen # evidence
}
#----
locals {
  chosen = false
}
resource "azurerm_kubernetes_cluster_node_pool" "b" {
  enable_node_public_ip = local.chosen # evidence
}
#----
resource "azurerm_kubernetes_cluster" "a" {
  private_cluster_enabled = true # evidence
  default_node_pool {
    node_public_ip_enabled = false # evidence
  }
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_kubernetes_cluster" "a" {
  private_cluster_enabled = true # evidence
  default_node_pool {
    node_public_ip_enabled = var.chosen # evidence
  }
}
#----
locals {
  chosen = false
}
resource "azurerm_kubernetes_cluster" "b" {
  private_cluster_enabled = true # evidence
  default_node_pool {
    node_public_ip_enabled = local.chosen # evidence
  }
}
#----
resource "azurerm_bastion_host" "a" {
  shareable_link_enabled = false # evidence
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_bastion_host" "a" {
  shareable_link_enabled = var.chosen # evidence
}
#----
locals {
  chosen = false
}
resource "azurerm_bastion_host" "b" {
  shareable_link_enabled = local.chosen # evidence
}
#----
resource "azurerm_cosmosdb_account" "a" {
  ip_range_filter = "104.42.195.92" # evidence
}
#----
variable "chosen" {
  default = "104.42.195.92"
}
resource "azurerm_cosmosdb_account" "a" {
  ip_range_filter = var.chosen # evidence
}
#----
locals {
  chosen = "104.42.195.92"
}
resource "azurerm_cosmosdb_account" "b" {
  ip_range_filter = local.chosen # evidence
}
#----
resource "azurerm_databricks_workspace" "a" {
  custom_parameters {
    no_public_ip = true # evidence
  }
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_databricks_workspace" "a" {
  custom_parameters {
    no_public_ip = var.chosen # evidence
  }
}
#----
locals {
  chosen = true
}
resource "azurerm_databricks_workspace" "b" {
  custom_parameters {
    no_public_ip = local.chosen # evidence
  }
}
#----
resource "azurerm_managed_disk" "a" {
  network_access_policy = "DenyAll" # evidence
}
#----
variable "chosen" {
  default = "DenyAll"
}
resource "azurerm_managed_disk" "a" {
  network_access_policy = var.chosen # evidence
}
#----
locals {
  chosen = "DenyAll"
}
resource "azurerm_managed_disk" "b" {
  network_access_policy = local.chosen # evidence
}
#----
resource "azurerm_machine_learning_compute_cluster" "a" {
  ssh_public_access_enabled = false # evidence
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_machine_learning_compute_cluster" "a" {
  ssh_public_access_enabled = var.chosen # evidence
}
#----
locals {
  chosen = false
}
resource "azurerm_machine_learning_compute_cluster" "b" {
  ssh_public_access_enabled = local.chosen # evidence
}
#----
resource "google_workbench_instance" "a" {
  gce_setup {
    disable_public_ip = true # evidence
  }
}
#----
variable "chosen" {
  default = true
}
resource "google_workbench_instance" "a" {
  gce_setup {
    disable_public_ip = var.chosen # evidence
  }
}
#----
locals {
  chosen = true
}
resource "google_workbench_instance" "b" {
  gce_setup {
    disable_public_ip = local.chosen # evidence
  }
}
#----
resource "google_organization_policy" "a" {
  boolean_policy {
    enforced = true # evidence
  }
}
#----
variable "chosen" {
  default = true
}
resource "google_organization_policy" "a" {
  boolean_policy {
    enforced = var.chosen # evidence
  }
}
#----
locals {
  chosen = true
}
resource "google_organization_policy" "b" {
  boolean_policy {
    enforced = local.chosen # evidence
  }
}
#----
resource "azurerm_network_interface" "a" {
  ip_configuration {
    private_ip_address_allocation = "Dynamic"
  }
}
