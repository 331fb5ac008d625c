resource "aws_db_instance" "this" {
  publicly_accessible = true # finding
}
#----
resource "aws_subnet" "this" {
  map_public_ip_on_launch = true # finding
}
#----
resource "aws_instance" "this" {
  associate_public_ip_address = true # finding
}
#----
# finding
resource "aws_lb" "this" {
}
#----
resource "aws_lb" "this" {
  internal = false # finding
}
#----
resource "aws_eks_cluster" "a" {
  # finding
  vpc_config {
    endpoint_public_access = true
    public_access_cidrs = ["0.0.0.0/0"]
  }
}
#----
resource "azurerm_mssql_server" "this" {
  public_network_access_enabled = true # finding
}
#----
# finding
resource "azurerm_sql_firewall_rule" "a" {
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}
#----
resource "google_sql_database_instance" "a" {
  settings {
    # finding
    ip_configuration {
      ipv4_enabled = true
    }
  }
}
#----
# finding
resource "azurerm_kubernetes_cluster" "a" {
  name = "x"
}
#----
# finding
resource "google_compute_instance" "a" {
  network_interface {
    access_config {}
  }
}
#----
# finding
resource "google_container_cluster" "a" {
  name = "x"
}
#----
resource "azurerm_kubernetes_cluster" "a" {
  role_based_access_control_enabled = false # finding
}
#----
resource "azurerm_storage_account" "this" {
  network_rules {
    default_action = "Allow" # finding
  }
}
#----
resource "azurerm_key_vault" "this" {
  # evidence
  network_acls {
    default_action = "Allow" # finding
  }
}
#----
resource "azurerm_storage_account_network_rules" "this" {
  default_action = "Allow" # finding
}
#----
# finding
resource "azurerm_key_vault" "this" {
}
#----
# finding
resource "azurerm_synapse_workspace" "this" {
}
#----
resource "azurerm_synapse_workspace" "this" {
  managed_virtual_network_enabled = false # finding
}
#----
# finding
resource "aws_redshift_cluster" "this" {
}
#----
resource "aws_sagemaker_notebook_instance" "this" {
  direct_internet_access = "Enabled" # finding
}
#----
resource "google_container_cluster" "a" {
  enable_legacy_abac = false
  private_cluster_config {
    enable_private_nodes = false # finding
  }
}
#----
resource "google_compute_subnetwork" "a" {
  private_ip_google_access = false # finding
}

module "shipyard" { # finding
  source                               = "terraform-aws-modules/eks/aws"
  version                              = "20.31.0"
  cluster_endpoint_public_access       = true
  cluster_endpoint_public_access_cidrs = ["0.0.0.0/0"]
}
#----
# finding
resource "azurerm_kubernetes_cluster" "b" {
  default_node_pool {
    name = "a"
  }
  identity {
    type = "SystemAssigned"
  }
  network_profile {
    network_policy = "azure" # evidence
  }
}
