resource "aws_db_instance" "this" {
  publicly_accessible = false # evidence
}
#----
resource "aws_subnet" "this" {
  map_public_ip_on_launch = false # evidence
}
#----
resource "aws_instance" "this" {
  associate_public_ip_address = false # evidence
}
#----
resource "aws_lb" "this" {
  internal = true # evidence
}
#----
resource "aws_eks_cluster" "a" {
  # evidence
  vpc_config {
    endpoint_public_access = false
  }
}
#----
resource "azurerm_mssql_server" "this" {
  public_network_access_enabled = false # evidence
}
#----
# evidence
resource "azurerm_sql_firewall_rule" "a" {
  start_ip_address = "10.0.17.62"
  end_ip_address   = "10.0.17.62"
}
#----
resource "google_sql_database_instance" "a" {
  settings {
    # evidence
    ip_configuration {
      ipv4_enabled = false
    }
  }
}
#----
resource "azurerm_kubernetes_cluster" "a" {
  api_server_authorized_ip_ranges = ["198.51.100.0/24"] # evidence
  network_profile {
    network_policy = "calico" # evidence
  }
}
#----
resource "google_compute_instance" "a" {
  network_interface {
    network = "x"
  }
}
#----
resource "google_container_cluster" "a" {
  private_cluster_config {
    enable_private_nodes = true # evidence
  }
  # evidence
  master_authorized_networks_config {}
  network_policy {
    enabled = true
  }
  # addresses
  ip_allocation_policy {}
}
#----
# addresses and policy are another matter
resource "google_container_cluster" "b" {
  enable_legacy_abac = false
}
#----
resource "azurerm_storage_account" "this" {
  network_rules {
    default_action = "Deny" # evidence
  }
}
#----
resource "azurerm_storage_account_network_rules" "this" {
  default_action = "Deny" # evidence
}
#----
resource "azurerm_key_vault" "a" {
  # evidence
  network_acls {
    default_action = "Deny" # evidence
  }
}
#----
resource "azurerm_synapse_workspace" "this" {
  managed_virtual_network_enabled = true # evidence
}
#----
resource "aws_redshift_cluster" "this" {
  cluster_subnet_group_name = "net" # evidence
}
#----
resource "aws_sagemaker_notebook_instance" "this" {
  direct_internet_access = "Disabled" # evidence
}
#----
resource "google_compute_subnetwork" "a" {
  private_ip_google_access = true # evidence
}

module "shipyard" { # evidence
  source                               = "terraform-aws-modules/eks/aws"
  version                              = "20.31.0"
  cluster_endpoint_public_access       = true
  cluster_endpoint_public_access_cidrs = ["198.51.100.0/28"]
}
