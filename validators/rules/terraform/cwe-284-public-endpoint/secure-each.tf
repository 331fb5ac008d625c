resource "aws_db_instance" "plain" {
  publicly_accessible = false # evidence
}
#----
variable "given" {
  default = false
}
resource "aws_rds_cluster_instance" "given" {
  publicly_accessible = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "aws_dms_replication_instance" "kept" {
  publicly_accessible = local.kept.on # evidence
}
#----
resource "aws_subnet" "plain" {
  map_public_ip_on_launch = false # evidence
}
#----
variable "given" {
  default = false
}
resource "aws_subnet" "given" {
  map_public_ip_on_launch = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "aws_subnet" "kept" {
  map_public_ip_on_launch = local.kept.on # evidence
}
#----
resource "aws_instance" "plain" {
  associate_public_ip_address = false # evidence
}
#----
variable "given" {
  default = false
}
resource "aws_launch_configuration" "given" {
  associate_public_ip_address = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "aws_launch_template" "kept" {
  associate_public_ip_address = local.kept.on # evidence
}
#----
resource "aws_lb" "plain" {
  internal = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_alb" "given" {
  internal = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_elb" "kept" {
  internal = local.kept.on # evidence
}
#----
resource "azurerm_mssql_server" "plain" {
  public_network_access_enabled = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_postgresql_server" "given" {
  public_network_access_enabled = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_mysql_server" "kept" {
  public_network_access_enabled = local.kept.on # evidence
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  api_server_authorized_ip_ranges = "192.0.2.0/24" # evidence
}
#----
variable "given" {
  default = "192.0.2.0/24"
}
resource "azurerm_kubernetes_cluster" "given" {
  api_server_authorized_ip_ranges = var.given # evidence
}
#----
locals {
  kept = { on = "192.0.2.0/24" }
}
resource "azurerm_kubernetes_cluster" "kept" {
  api_server_authorized_ip_ranges = local.kept.on # evidence
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  network_profile {
    network_policy = "ships" # evidence
  }
}
#----
variable "given" {
  default = "ships"
}
resource "azurerm_kubernetes_cluster" "given" {
  network_profile {
    network_policy = var.given # evidence
  }
}
#----
locals {
  kept = { on = "ships" }
}
resource "azurerm_kubernetes_cluster" "kept" {
  network_profile {
    network_policy = local.kept.on # evidence
  }
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  role_based_access_control_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_kubernetes_cluster" "given" {
  role_based_access_control_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_kubernetes_cluster" "kept" {
  role_based_access_control_enabled = local.kept.on # evidence
}
#----
resource "azurerm_storage_account" "plain" {
  network_rules {
    default_action = "Deny" # evidence
  }
}
#----
variable "given" {
  default = "Deny"
}
resource "azurerm_storage_account" "given" {
  network_rules {
    default_action = var.given # evidence
  }
}
#----
locals {
  kept = { on = "Deny" }
}
resource "azurerm_storage_account" "kept" {
  network_rules {
    default_action = local.kept.on # evidence
  }
}
#----
resource "azurerm_storage_account_network_rules" "plain" {
  default_action = "Deny" # evidence
}
#----
variable "given" {
  default = "Deny"
}
resource "azurerm_storage_account_network_rules" "given" {
  default_action = var.given # evidence
}
#----
locals {
  kept = { on = "Deny" }
}
resource "azurerm_storage_account_network_rules" "kept" {
  default_action = local.kept.on # evidence
}
#----
resource "azurerm_key_vault" "plain" {
  network_acls = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "azurerm_key_vault" "given" {
  network_acls = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "azurerm_key_vault" "kept" {
  network_acls = local.kept.on # evidence
}
#----
resource "azurerm_synapse_workspace" "plain" {
  managed_virtual_network_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_synapse_workspace" "given" {
  managed_virtual_network_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_synapse_workspace" "kept" {
  managed_virtual_network_enabled = local.kept.on # evidence
}
#----
resource "aws_redshift_cluster" "plain" {
  cluster_subnet_group_name = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_redshift_cluster" "given" {
  cluster_subnet_group_name = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_redshift_cluster" "kept" {
  cluster_subnet_group_name = local.kept.on # evidence
}
#----
resource "aws_sagemaker_notebook_instance" "plain" {
  direct_internet_access = "Disabled" # evidence
}
#----
variable "given" {
  default = "Disabled"
}
resource "aws_sagemaker_notebook_instance" "given" {
  direct_internet_access = var.given # evidence
}
#----
locals {
  kept = { on = "Disabled" }
}
resource "aws_sagemaker_notebook_instance" "kept" {
  direct_internet_access = local.kept.on # evidence
}
#----
resource "aws_ecs_service" "plain" {
  network_configuration {
    assign_public_ip = false # evidence
  }
}
#----
variable "given" {
  default = false
}
resource "aws_ecs_service" "given" {
  network_configuration {
    assign_public_ip = var.given # evidence
  }
}
#----
locals {
  kept = { on = false }
}
resource "aws_ecs_service" "kept" {
  network_configuration {
    assign_public_ip = local.kept.on # evidence
  }
}
#----
resource "aws_transfer_server" "plain" {
  endpoint_type = "VPC" # evidence
}
#----
variable "given" {
  default = "VPC"
}
resource "aws_transfer_server" "given" {
  endpoint_type = var.given # evidence
}
#----
locals {
  kept = { on = "VPC" }
}
resource "aws_transfer_server" "kept" {
  endpoint_type = local.kept.on # evidence
}
#----
resource "aws_launch_template" "plain" {
  metadata_options {
    http_put_response_hop_limit = 1 # evidence
  }
}
#----
variable "given" {
  default = 1
}
resource "aws_instance" "given" {
  metadata_options {
    http_put_response_hop_limit = var.given # evidence
  }
}
#----
locals {
  kept = { on = 1 }
}
resource "aws_launch_configuration" "kept" {
  metadata_options {
    http_put_response_hop_limit = local.kept.on # evidence
  }
}
#----
resource "azurerm_databricks_workspace" "plain" {
  public_network_access_enabled = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_batch_account" "given" {
  public_network_access_enabled = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_iothub" "kept" {
  public_network_access_enabled = local.kept.on # evidence
}
#----
resource "google_cloudfunctions_function" "plain" {
  ingress_settings = "ALLOW_INTERNAL_ONLY" # evidence
}
#----
variable "given" {
  default = "ALLOW_INTERNAL_ONLY"
}
resource "google_cloudfunctions_function" "given" {
  ingress_settings = var.given # evidence
}
#----
locals {
  kept = { on = "ALLOW_INTERNAL_ONLY" }
}
resource "google_cloudfunctions_function" "kept" {
  ingress_settings = local.kept.on # evidence
}
#----
resource "google_cloudfunctions2_function" "plain" {
  service_config {
    ingress_settings = "ALLOW_INTERNAL_ONLY" # evidence
  }
}
#----
variable "given" {
  default = "ALLOW_INTERNAL_ONLY"
}
resource "google_cloudfunctions2_function" "given" {
  service_config {
    ingress_settings = var.given # evidence
  }
}
#----
locals {
  kept = { on = "ALLOW_INTERNAL_ONLY" }
}
resource "google_cloudfunctions2_function" "kept" {
  service_config {
    ingress_settings = local.kept.on # evidence
  }
}
#----
resource "google_notebooks_instance" "plain" {
  no_public_ip = true # evidence
}
#----
variable "given" {
  default = true
}
resource "google_notebooks_instance" "given" {
  no_public_ip = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "google_notebooks_instance" "kept" {
  no_public_ip = local.kept.on # evidence
}
#----
resource "google_dataproc_cluster" "plain" {
  cluster_config {
    gce_cluster_config {
      internal_ip_only = true # evidence
    }
  }
}
#----
variable "given" {
  default = true
}
resource "google_dataproc_cluster" "given" {
  cluster_config {
    gce_cluster_config {
      internal_ip_only = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_dataproc_cluster" "kept" {
  cluster_config {
    gce_cluster_config {
      internal_ip_only = local.kept.on # evidence
    }
  }
}
#----
resource "google_dataflow_job" "plain" {
  ip_configuration = "WORKER_IP_PRIVATE" # evidence
}
#----
variable "given" {
  default = "WORKER_IP_PRIVATE"
}
resource "google_dataflow_job" "given" {
  ip_configuration = var.given # evidence
}
#----
locals {
  kept = { on = "WORKER_IP_PRIVATE" }
}
resource "google_dataflow_job" "kept" {
  ip_configuration = local.kept.on # evidence
}
#----
resource "google_alloydb_instance" "plain" {
  network_config {
    enable_public_ip = false # evidence
  }
}
#----
variable "given" {
  default = false
}
resource "google_alloydb_instance" "given" {
  network_config {
    enable_public_ip = var.given # evidence
  }
}
#----
locals {
  kept = { on = false }
}
resource "google_alloydb_instance" "kept" {
  network_config {
    enable_public_ip = local.kept.on # evidence
  }
}
#----
resource "aws_appstream_fleet" "plain" {
  enable_default_internet_access = false # evidence
}
#----
variable "given" {
  default = false
}
resource "aws_appstream_fleet" "given" {
  enable_default_internet_access = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "aws_appstream_fleet" "kept" {
  enable_default_internet_access = local.kept.on # evidence
}
#----
resource "aws_msk_cluster" "plain" {
  broker_node_group_info {
    connectivity_info {
      public_access {
        type = "DISABLED" # evidence
      }
    }
  }
}
#----
variable "given" {
  default = "DISABLED"
}
resource "aws_msk_cluster" "given" {
  broker_node_group_info {
    connectivity_info {
      public_access {
        type = var.given # evidence
      }
    }
  }
}
#----
locals {
  kept = { on = "DISABLED" }
}
resource "aws_msk_cluster" "kept" {
  broker_node_group_info {
    connectivity_info {
      public_access {
        type = local.kept.on # evidence
      }
    }
  }
}
#----
resource "aws_emr_block_public_access_configuration" "plain" {
  block_public_security_group_rules = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_emr_block_public_access_configuration" "given" {
  block_public_security_group_rules = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_emr_block_public_access_configuration" "kept" {
  block_public_security_group_rules = local.kept.on # evidence
}
#----
resource "aws_api_gateway_rest_api" "plain" {
  endpoint_configuration {
    types = "PRIVATE" # evidence
  }
}
#----
variable "given" {
  default = "PRIVATE"
}
resource "aws_api_gateway_rest_api" "given" {
  endpoint_configuration {
    types = var.given # evidence
  }
}
#----
locals {
  kept = { on = "PRIVATE" }
}
resource "aws_api_gateway_rest_api" "kept" {
  endpoint_configuration {
    types = local.kept.on # evidence
  }
}
#----
resource "aws_vpc_endpoint_service" "plain" {
  acceptance_required = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_vpc_endpoint_service_configuration" "given" {
  acceptance_required = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_vpc_endpoint_service" "kept" {
  acceptance_required = local.kept.on # evidence
}
#----
resource "aws_ec2_transit_gateway" "plain" {
  auto_accept_shared_attachments = "disable" # evidence
}
#----
variable "given" {
  default = "disable"
}
resource "aws_ec2_transit_gateway" "given" {
  auto_accept_shared_attachments = var.given # evidence
}
#----
locals {
  kept = { on = "disable" }
}
resource "aws_ec2_transit_gateway" "kept" {
  auto_accept_shared_attachments = local.kept.on # evidence
}
#----
resource "aws_mwaa_environment" "plain" {
  webserver_access_mode = "PRIVATE_ONLY" # evidence
}
#----
variable "given" {
  default = "PRIVATE_ONLY"
}
resource "aws_mwaa_environment" "given" {
  webserver_access_mode = var.given # evidence
}
#----
locals {
  kept = { on = "PRIVATE_ONLY" }
}
resource "aws_mwaa_environment" "kept" {
  webserver_access_mode = local.kept.on # evidence
}
#----
resource "aws_sagemaker_model" "plain" {
  enable_network_isolation = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_sagemaker_model" "given" {
  enable_network_isolation = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_sagemaker_model" "kept" {
  enable_network_isolation = local.kept.on # evidence
}
#----
resource "google_compute_subnetwork" "plain" {
  private_ip_google_access = true # evidence
}
#----
variable "given" {
  default = true
}
resource "google_compute_subnetwork" "given" {
  private_ip_google_access = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "google_compute_subnetwork" "kept" {
  private_ip_google_access = local.kept.on # evidence
}
