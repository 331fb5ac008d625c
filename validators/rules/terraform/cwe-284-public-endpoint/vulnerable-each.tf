resource "aws_db_instance" "plain" {
  publicly_accessible = true # finding
}
#----
resource "aws_subnet" "plain" {
  map_public_ip_on_launch = true # finding
}
#----
resource "aws_instance" "plain" {
  associate_public_ip_address = true # finding
}
#----
resource "aws_lb" "plain" {
  internal = false # finding
}
#----
resource "azurerm_mssql_server" "plain" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  api_server_authorized_ip_ranges = "0.0.0.0/0" # finding
}
#----
# finding
resource "azurerm_kubernetes_cluster" "bare" {
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  role_based_access_control_enabled = false # finding
}
#----
resource "azurerm_storage_account" "plain" {
  network_rules {
    default_action = "Allow" # finding
  }
}
#----
resource "azurerm_storage_account_network_rules" "plain" {
  default_action = "Allow" # finding
}
#----
# finding
resource "azurerm_key_vault" "bare" {
}
#----
resource "azurerm_synapse_workspace" "plain" {
  managed_virtual_network_enabled = false # finding
}
#----
# finding
resource "aws_redshift_cluster" "bare" {
}
#----
resource "aws_sagemaker_notebook_instance" "plain" {
  direct_internet_access = "Enabled" # finding
}
#----
resource "aws_ecs_service" "plain" {
  network_configuration {
    assign_public_ip = true # finding
  }
}
#----
resource "aws_transfer_server" "plain" {
  endpoint_type = "PUBLIC" # finding
}
#----
# finding
resource "aws_transfer_server" "bare" {
}
#----
resource "aws_launch_template" "plain" {
  metadata_options {
    http_put_response_hop_limit = 2 # finding
  }
}
#----
resource "azurerm_databricks_workspace" "plain" {
  public_network_access_enabled = true # finding
}
#----
resource "google_cloudfunctions_function" "plain" {
  ingress_settings = "ALLOW_ALL" # finding
}
#----
# finding
resource "google_cloudfunctions_function" "bare" {
}
#----
resource "google_cloudfunctions2_function" "plain" {
  service_config {
    ingress_settings = "ALLOW_ALL" # finding
  }
}
#----
# finding
resource "google_cloudfunctions2_function" "bare" {
}
#----
resource "google_cloud_run_v2_service" "plain" {
  ingress = "INGRESS_TRAFFIC_ALL" # finding
}
#----
resource "google_notebooks_instance" "plain" {
  no_public_ip = false # finding
}
#----
# finding
resource "google_notebooks_instance" "bare" {
}
#----
resource "google_dataproc_cluster" "plain" {
  cluster_config {
    gce_cluster_config {
      internal_ip_only = false # finding
    }
  }
}
#----
resource "google_dataflow_job" "plain" {
  ip_configuration = "WORKER_IP_PUBLIC" # finding
}
#----
# finding
resource "google_dataflow_job" "bare" {
}
#----
resource "google_alloydb_instance" "plain" {
  network_config {
    enable_public_ip = true # finding
  }
}
#----
resource "aws_appstream_fleet" "plain" {
  enable_default_internet_access = true # finding
}
#----
resource "aws_msk_cluster" "plain" {
  broker_node_group_info {
    connectivity_info {
      public_access {
        type = "SERVICE_PROVIDED_EIPS" # finding
      }
    }
  }
}
#----
resource "aws_emr_block_public_access_configuration" "plain" {
  block_public_security_group_rules = false # finding
}
#----
resource "aws_api_gateway_rest_api" "plain" {
  endpoint_configuration {
    types = "EDGE" # finding
  }
}
#----
resource "aws_ssm_document" "plain" {
  permissions {
    account_ids = "All" # finding
  }
}
#----
resource "aws_vpc_endpoint_service" "plain" {
  acceptance_required = false # finding
}
#----
resource "aws_ec2_transit_gateway" "plain" {
  auto_accept_shared_attachments = "enable" # finding
}
#----
resource "google_container_cluster" "plain" {
  private_cluster_config {
    enable_private_nodes = false # finding
  }
}
#----
resource "aws_mwaa_environment" "plain" {
  webserver_access_mode = "PUBLIC_ONLY" # finding
}
#----
resource "aws_sagemaker_model" "plain" {
  enable_network_isolation = false # finding
}
#----
resource "google_compute_subnetwork" "plain" {
  private_ip_google_access = false # finding
}
