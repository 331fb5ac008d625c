resource "azurerm_container_group" "a" {
  ip_address_type = "Public" # finding
}
#----
# finding
resource "azurerm_container_group" "a" {
}
#----
variable "chosen" {
  default = "Public"
}
resource "azurerm_container_group" "a" {
  ip_address_type = var.chosen # finding
}
#----
locals {
  chosen = "Public"
}
resource "azurerm_container_group" "b" {
  ip_address_type = local.chosen # finding
}
#----
resource "azurerm_container_registry" "a" {
  export_policy_enabled = true # finding
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_container_registry" "a" {
  export_policy_enabled = var.chosen # finding
}
#----
locals {
  chosen = true
}
resource "azurerm_container_registry" "b" {
  export_policy_enabled = local.chosen # finding
}
#----
resource "azurerm_kubernetes_cluster_node_pool" "a" {
  enable_node_public_ip = true # finding
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_kubernetes_cluster_node_pool" "a" {
  enable_node_public_ip = var.chosen # finding
}
#----
locals {
  chosen = true
}
resource "azurerm_kubernetes_cluster_node_pool" "b" {
  enable_node_public_ip = local.chosen # finding
}
#----
resource "azurerm_kubernetes_cluster" "a" {
  private_cluster_enabled = true # evidence
  default_node_pool {
    node_public_ip_enabled = true # finding
  }
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_kubernetes_cluster" "a" {
  private_cluster_enabled = true # evidence
  default_node_pool {
    node_public_ip_enabled = var.chosen # finding
  }
}
#----
locals {
  chosen = true
}
resource "azurerm_kubernetes_cluster" "b" {
  private_cluster_enabled = true # evidence
  default_node_pool {
    node_public_ip_enabled = local.chosen # finding
  }
}
#----
resource "azurerm_bastion_host" "a" {
  shareable_link_enabled = true # finding
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_bastion_host" "a" {
  shareable_link_enabled = var.chosen # finding
}
#----
locals {
  chosen = true
}
resource "azurerm_bastion_host" "b" {
  shareable_link_enabled = local.chosen # finding
}
#----
resource "azurerm_cosmosdb_account" "a" {
  ip_range_filter = "0.0.0.0/0" # finding
}
#----
variable "chosen" {
  default = "0.0.0.0/0"
}
resource "azurerm_cosmosdb_account" "a" {
  ip_range_filter = var.chosen # finding
}
#----
locals {
  chosen = "0.0.0.0/0"
}
resource "azurerm_cosmosdb_account" "b" {
  ip_range_filter = local.chosen # finding
}
#----
resource "azurerm_databricks_workspace" "a" {
  custom_parameters {
    no_public_ip = false # finding
  }
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_databricks_workspace" "a" {
  custom_parameters {
    no_public_ip = var.chosen # finding
  }
}
#----
locals {
  chosen = false
}
resource "azurerm_databricks_workspace" "b" {
  custom_parameters {
    no_public_ip = local.chosen # finding
  }
}
#----
resource "azurerm_managed_disk" "a" {
  network_access_policy = "AllowAll" # finding
}
#----
variable "chosen" {
  default = "AllowAll"
}
resource "azurerm_managed_disk" "a" {
  network_access_policy = var.chosen # finding
}
#----
locals {
  chosen = "AllowAll"
}
resource "azurerm_managed_disk" "b" {
  network_access_policy = local.chosen # finding
}
#----
resource "azurerm_machine_learning_compute_cluster" "a" {
  ssh_public_access_enabled = true # finding
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_machine_learning_compute_cluster" "a" {
  ssh_public_access_enabled = var.chosen # finding
}
#----
locals {
  chosen = true
}
resource "azurerm_machine_learning_compute_cluster" "b" {
  ssh_public_access_enabled = local.chosen # finding
}
#----
resource "google_workbench_instance" "a" {
  gce_setup {
    disable_public_ip = false # finding
  }
}
#----
# finding
resource "google_workbench_instance" "a" {
}
#----
variable "chosen" {
  default = false
}
resource "google_workbench_instance" "a" {
  gce_setup {
    disable_public_ip = var.chosen # finding
  }
}
#----
locals {
  chosen = false
}
resource "google_workbench_instance" "b" {
  gce_setup {
    disable_public_ip = local.chosen # finding
  }
}
#----
resource "google_organization_policy" "a" {
  boolean_policy {
    enforced = false # finding
  }
}
#----
variable "chosen" {
  default = false
}
resource "google_organization_policy" "a" {
  boolean_policy {
    enforced = var.chosen # finding
  }
}
#----
locals {
  chosen = false
}
resource "google_organization_policy" "b" {
  boolean_policy {
    enforced = local.chosen # finding
  }
}
#----
resource "azurerm_network_interface" "a" {
  ip_configuration {
    public_ip_address_id = azurerm_public_ip.a.id # finding
  }
}
#----
# finding
resource "google_compute_instance" "six" {
  network_interface {
    ipv6_access_config {
      network_tier = "PREMIUM"
    }
  }
}
#----
# finding
resource "google_cloudfunctions_function" "a" {
  runtime = "python312"
}
#----
# finding
resource "google_notebooks_instance" "a" {
  machine_type = "e2-medium"
}
