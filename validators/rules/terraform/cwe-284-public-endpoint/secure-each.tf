resource "aws_db_instance" "plain" {
  publicly_accessible = false # evidence
}
#----
resource "aws_subnet" "plain" {
  map_public_ip_on_launch = false # evidence
}
#----
resource "aws_instance" "plain" {
  associate_public_ip_address = false # evidence
}
#----
resource "aws_lb" "plain" {
  internal = true # evidence
}
#----
resource "azurerm_mssql_server" "plain" {
  public_network_access_enabled = false # evidence
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  api_server_authorized_ip_ranges = "192.0.2.0/24" # evidence
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  network_profile {
    network_policy = "ships" # evidence
  }
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  role_based_access_control_enabled = true # evidence
}
#----
resource "azurerm_storage_account" "plain" {
  network_rules {
    default_action = "Deny" # evidence
  }
}
#----
resource "azurerm_storage_account_network_rules" "plain" {
  default_action = "Deny" # evidence
}
#----
resource "azurerm_key_vault" "plain" {
  network_acls = "ships" # evidence
}
#----
resource "azurerm_synapse_workspace" "plain" {
  managed_virtual_network_enabled = true # evidence
}
#----
resource "aws_redshift_cluster" "plain" {
  cluster_subnet_group_name = "ships" # evidence
}
#----
resource "aws_sagemaker_notebook_instance" "plain" {
  direct_internet_access = "Disabled" # evidence
}
#----
resource "aws_ecs_service" "plain" {
  network_configuration {
    assign_public_ip = false # evidence
  }
}
#----
resource "aws_transfer_server" "plain" {
  endpoint_type = "VPC" # evidence
}
#----
resource "aws_launch_template" "plain" {
  metadata_options {
    http_put_response_hop_limit = 1 # evidence
  }
}
#----
resource "azurerm_databricks_workspace" "plain" {
  public_network_access_enabled = false # evidence
}
#----
resource "google_cloudfunctions_function" "plain" {
  ingress_settings = "ALLOW_INTERNAL_ONLY" # evidence
}
#----
resource "google_cloudfunctions2_function" "plain" {
  service_config {
    ingress_settings = "ALLOW_INTERNAL_ONLY" # evidence
  }
}
#----
resource "google_notebooks_instance" "plain" {
  no_public_ip = true # evidence
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
resource "google_dataflow_job" "plain" {
  ip_configuration = "WORKER_IP_PRIVATE" # evidence
}
#----
resource "google_alloydb_instance" "plain" {
  network_config {
    enable_public_ip = false # evidence
  }
}
#----
resource "aws_appstream_fleet" "plain" {
  enable_default_internet_access = false # evidence
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
resource "aws_emr_block_public_access_configuration" "plain" {
  block_public_security_group_rules = true # evidence
}
#----
resource "aws_api_gateway_rest_api" "plain" {
  endpoint_configuration {
    types = "PRIVATE" # evidence
  }
}
#----
resource "aws_vpc_endpoint_service" "plain" {
  acceptance_required = true # evidence
}
#----
resource "aws_ec2_transit_gateway" "plain" {
  auto_accept_shared_attachments = "disable" # evidence
}
#----
resource "aws_mwaa_environment" "plain" {
  webserver_access_mode = "PRIVATE_ONLY" # evidence
}
#----
resource "aws_sagemaker_model" "plain" {
  enable_network_isolation = true # evidence
}
#----
resource "google_compute_subnetwork" "plain" {
  private_ip_google_access = true # evidence
}
