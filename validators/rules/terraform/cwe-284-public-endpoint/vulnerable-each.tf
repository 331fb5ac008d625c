resource "aws_db_instance" "plain" {
  publicly_accessible = true # finding
}
#----
variable "given" {
  default = true
}
resource "aws_rds_cluster_instance" "given" {
  publicly_accessible = var.given # finding
}
#----
resource "aws_dms_replication_instance" "many" {
  for_each = { quay = true }
  publicly_accessible = each.value # finding
}
#----
resource "aws_subnet" "plain" {
  map_public_ip_on_launch = true # finding
}
#----
variable "given" {
  default = true
}
resource "aws_subnet" "given" {
  map_public_ip_on_launch = var.given # finding
}
#----
resource "aws_subnet" "many" {
  for_each = { quay = true }
  map_public_ip_on_launch = each.value # finding
}
#----
resource "aws_instance" "plain" {
  associate_public_ip_address = true # finding
}
#----
variable "given" {
  default = true
}
resource "aws_launch_configuration" "given" {
  associate_public_ip_address = var.given # finding
}
#----
resource "aws_launch_template" "many" {
  for_each = { quay = true }
  associate_public_ip_address = each.value # finding
}
#----
resource "aws_lb" "plain" {
  internal = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_alb" "given" {
  internal = var.given # finding
}
#----
resource "aws_elb" "many" {
  for_each = { quay = false }
  internal = each.value # finding
}
#----
resource "azurerm_mssql_server" "plain" {
  public_network_access_enabled = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_postgresql_server" "given" {
  public_network_access_enabled = var.given # finding
}
#----
resource "azurerm_mysql_server" "many" {
  for_each = { quay = true }
  public_network_access_enabled = each.value # finding
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  api_server_authorized_ip_ranges = "0.0.0.0/0" # finding
}
#----
variable "given" {
  default = "0.0.0.0/0"
}
resource "azurerm_kubernetes_cluster" "given" {
  api_server_authorized_ip_ranges = var.given # finding
}
#----
resource "azurerm_kubernetes_cluster" "many" {
  for_each = { quay = "0.0.0.0/0" }
  api_server_authorized_ip_ranges = each.value # finding
}
#----
# finding
resource "azurerm_kubernetes_cluster" "bare" {
}
#----
# finding
resource "azurerm_kubernetes_cluster" "tagged" {
  tags = local.tags
}
#----
# finding
resource "azurerm_kubernetes_cluster" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  role_based_access_control_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_kubernetes_cluster" "given" {
  role_based_access_control_enabled = var.given # finding
}
#----
resource "azurerm_kubernetes_cluster" "many" {
  for_each = { quay = false }
  role_based_access_control_enabled = each.value # finding
}
#----
resource "azurerm_storage_account" "plain" {
  network_rules {
    default_action = "Allow" # finding
  }
}
#----
variable "given" {
  default = "Allow"
}
resource "azurerm_storage_account" "given" {
  network_rules {
    default_action = var.given # finding
  }
}
#----
resource "azurerm_storage_account" "many" {
  for_each = { quay = "Allow" }
  network_rules {
    default_action = each.value # finding
  }
}
#----
resource "azurerm_storage_account_network_rules" "plain" {
  default_action = "Allow" # finding
}
#----
variable "given" {
  default = "Allow"
}
resource "azurerm_storage_account_network_rules" "given" {
  default_action = var.given # finding
}
#----
resource "azurerm_storage_account_network_rules" "many" {
  for_each = { quay = "Allow" }
  default_action = each.value # finding
}
#----
# finding
resource "azurerm_key_vault" "bare" {
}
#----
# finding
resource "azurerm_key_vault" "tagged" {
  tags = local.tags
}
#----
# finding
resource "azurerm_key_vault" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "azurerm_synapse_workspace" "plain" {
  managed_virtual_network_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_synapse_workspace" "given" {
  managed_virtual_network_enabled = var.given # finding
}
#----
resource "azurerm_synapse_workspace" "many" {
  for_each = { quay = false }
  managed_virtual_network_enabled = each.value # finding
}
#----
# finding
resource "aws_redshift_cluster" "bare" {
}
#----
# finding
resource "aws_redshift_cluster" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_redshift_cluster" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_sagemaker_notebook_instance" "plain" {
  direct_internet_access = "Enabled" # finding
}
#----
variable "given" {
  default = "Enabled"
}
resource "aws_sagemaker_notebook_instance" "given" {
  direct_internet_access = var.given # finding
}
#----
resource "aws_sagemaker_notebook_instance" "many" {
  for_each = { quay = "Enabled" }
  direct_internet_access = each.value # finding
}
#----
resource "aws_ecs_service" "plain" {
  network_configuration {
    assign_public_ip = true # finding
  }
}
#----
variable "given" {
  default = true
}
resource "aws_ecs_service" "given" {
  network_configuration {
    assign_public_ip = var.given # finding
  }
}
#----
resource "aws_ecs_service" "many" {
  for_each = { quay = true }
  network_configuration {
    assign_public_ip = each.value # finding
  }
}
#----
resource "aws_transfer_server" "plain" {
  endpoint_type = "PUBLIC" # finding
}
#----
variable "given" {
  default = "PUBLIC"
}
resource "aws_transfer_server" "given" {
  endpoint_type = var.given # finding
}
#----
resource "aws_transfer_server" "many" {
  for_each = { quay = "PUBLIC" }
  endpoint_type = each.value # finding
}
#----
# finding
resource "aws_transfer_server" "bare" {
}
#----
# finding
resource "aws_transfer_server" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_transfer_server" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_launch_template" "plain" {
  metadata_options {
    http_put_response_hop_limit = 2 # finding
  }
}
#----
variable "given" {
  default = 2
}
resource "aws_instance" "given" {
  metadata_options {
    http_put_response_hop_limit = var.given # finding
  }
}
#----
resource "aws_launch_configuration" "many" {
  for_each = { quay = 2 }
  metadata_options {
    http_put_response_hop_limit = each.value # finding
  }
}
#----
resource "azurerm_databricks_workspace" "plain" {
  public_network_access_enabled = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_batch_account" "given" {
  public_network_access_enabled = var.given # finding
}
#----
resource "azurerm_iothub" "many" {
  for_each = { quay = true }
  public_network_access_enabled = each.value # finding
}
#----
resource "google_cloudfunctions_function" "plain" {
  ingress_settings = "ALLOW_ALL" # finding
}
#----
variable "given" {
  default = "ALLOW_ALL"
}
resource "google_cloudfunctions_function" "given" {
  ingress_settings = var.given # finding
}
#----
resource "google_cloudfunctions_function" "many" {
  for_each = { quay = "ALLOW_ALL" }
  ingress_settings = each.value # finding
}
#----
# finding
resource "google_cloudfunctions_function" "bare" {
}
#----
# finding
resource "google_cloudfunctions_function" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_cloudfunctions_function" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "google_cloudfunctions2_function" "plain" {
  service_config {
    ingress_settings = "ALLOW_ALL" # finding
  }
}
#----
variable "given" {
  default = "ALLOW_ALL"
}
resource "google_cloudfunctions2_function" "given" {
  service_config {
    ingress_settings = var.given # finding
  }
}
#----
resource "google_cloudfunctions2_function" "many" {
  for_each = { quay = "ALLOW_ALL" }
  service_config {
    ingress_settings = each.value # finding
  }
}
#----
# finding
resource "google_cloudfunctions2_function" "bare" {
}
#----
# finding
resource "google_cloudfunctions2_function" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_cloudfunctions2_function" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "google_cloud_run_v2_service" "plain" {
  ingress = "INGRESS_TRAFFIC_ALL" # finding
}
#----
variable "given" {
  default = "INGRESS_TRAFFIC_ALL"
}
resource "google_cloud_run_v2_service" "given" {
  ingress = var.given # finding
}
#----
resource "google_cloud_run_v2_service" "many" {
  for_each = { quay = "INGRESS_TRAFFIC_ALL" }
  ingress = each.value # finding
}
#----
resource "google_notebooks_instance" "plain" {
  no_public_ip = false # finding
}
#----
variable "given" {
  default = false
}
resource "google_notebooks_instance" "given" {
  no_public_ip = var.given # finding
}
#----
resource "google_notebooks_instance" "many" {
  for_each = { quay = false }
  no_public_ip = each.value # finding
}
#----
# finding
resource "google_notebooks_instance" "bare" {
}
#----
# finding
resource "google_notebooks_instance" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_notebooks_instance" "several" {
  for_each = toset(["north", "south"])
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
variable "given" {
  default = false
}
resource "google_dataproc_cluster" "given" {
  cluster_config {
    gce_cluster_config {
      internal_ip_only = var.given # finding
    }
  }
}
#----
resource "google_dataproc_cluster" "many" {
  for_each = { quay = false }
  cluster_config {
    gce_cluster_config {
      internal_ip_only = each.value # finding
    }
  }
}
#----
resource "google_dataflow_job" "plain" {
  ip_configuration = "WORKER_IP_PUBLIC" # finding
}
#----
variable "given" {
  default = "WORKER_IP_PUBLIC"
}
resource "google_dataflow_job" "given" {
  ip_configuration = var.given # finding
}
#----
resource "google_dataflow_job" "many" {
  for_each = { quay = "WORKER_IP_PUBLIC" }
  ip_configuration = each.value # finding
}
#----
# finding
resource "google_dataflow_job" "bare" {
}
#----
# finding
resource "google_dataflow_job" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_dataflow_job" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "google_alloydb_instance" "plain" {
  network_config {
    enable_public_ip = true # finding
  }
}
#----
variable "given" {
  default = true
}
resource "google_alloydb_instance" "given" {
  network_config {
    enable_public_ip = var.given # finding
  }
}
#----
resource "google_alloydb_instance" "many" {
  for_each = { quay = true }
  network_config {
    enable_public_ip = each.value # finding
  }
}
#----
resource "aws_appstream_fleet" "plain" {
  enable_default_internet_access = true # finding
}
#----
variable "given" {
  default = true
}
resource "aws_appstream_fleet" "given" {
  enable_default_internet_access = var.given # finding
}
#----
resource "aws_appstream_fleet" "many" {
  for_each = { quay = true }
  enable_default_internet_access = each.value # finding
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
variable "given" {
  default = "SERVICE_PROVIDED_EIPS"
}
resource "aws_msk_cluster" "given" {
  broker_node_group_info {
    connectivity_info {
      public_access {
        type = var.given # finding
      }
    }
  }
}
#----
resource "aws_msk_cluster" "many" {
  for_each = { quay = "SERVICE_PROVIDED_EIPS" }
  broker_node_group_info {
    connectivity_info {
      public_access {
        type = each.value # finding
      }
    }
  }
}
#----
resource "aws_emr_block_public_access_configuration" "plain" {
  block_public_security_group_rules = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_emr_block_public_access_configuration" "given" {
  block_public_security_group_rules = var.given # finding
}
#----
resource "aws_emr_block_public_access_configuration" "many" {
  for_each = { quay = false }
  block_public_security_group_rules = each.value # finding
}
#----
resource "aws_api_gateway_rest_api" "plain" {
  endpoint_configuration {
    types = "EDGE" # finding
  }
}
#----
variable "given" {
  default = "EDGE"
}
resource "aws_api_gateway_rest_api" "given" {
  endpoint_configuration {
    types = var.given # finding
  }
}
#----
resource "aws_api_gateway_rest_api" "many" {
  for_each = { quay = "EDGE" }
  endpoint_configuration {
    types = each.value # finding
  }
}
#----
resource "aws_ssm_document" "plain" {
  permissions {
    account_ids = "All" # finding
  }
}
#----
variable "given" {
  default = "All"
}
resource "aws_ssm_document" "given" {
  permissions {
    account_ids = var.given # finding
  }
}
#----
resource "aws_ssm_document" "many" {
  for_each = { quay = "All" }
  permissions {
    account_ids = each.value # finding
  }
}
#----
resource "aws_vpc_endpoint_service" "plain" {
  acceptance_required = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_vpc_endpoint_service_configuration" "given" {
  acceptance_required = var.given # finding
}
#----
resource "aws_vpc_endpoint_service" "many" {
  for_each = { quay = false }
  acceptance_required = each.value # finding
}
#----
resource "aws_ec2_transit_gateway" "plain" {
  auto_accept_shared_attachments = "enable" # finding
}
#----
variable "given" {
  default = "enable"
}
resource "aws_ec2_transit_gateway" "given" {
  auto_accept_shared_attachments = var.given # finding
}
#----
resource "aws_ec2_transit_gateway" "many" {
  for_each = { quay = "enable" }
  auto_accept_shared_attachments = each.value # finding
}
#----
resource "google_container_cluster" "plain" {
  private_cluster_config {
    enable_private_nodes = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "google_container_cluster" "given" {
  private_cluster_config {
    enable_private_nodes = var.given # finding
  }
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = false }
  private_cluster_config {
    enable_private_nodes = each.value # finding
  }
}
#----
resource "aws_mwaa_environment" "plain" {
  webserver_access_mode = "PUBLIC_ONLY" # finding
}
#----
variable "given" {
  default = "PUBLIC_ONLY"
}
resource "aws_mwaa_environment" "given" {
  webserver_access_mode = var.given # finding
}
#----
resource "aws_mwaa_environment" "many" {
  for_each = { quay = "PUBLIC_ONLY" }
  webserver_access_mode = each.value # finding
}
#----
resource "aws_sagemaker_model" "plain" {
  enable_network_isolation = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_sagemaker_model" "given" {
  enable_network_isolation = var.given # finding
}
#----
resource "aws_sagemaker_model" "many" {
  for_each = { quay = false }
  enable_network_isolation = each.value # finding
}
#----
resource "google_compute_subnetwork" "plain" {
  private_ip_google_access = false # finding
}
#----
variable "given" {
  default = false
}
resource "google_compute_subnetwork" "given" {
  private_ip_google_access = var.given # finding
}
#----
resource "google_compute_subnetwork" "many" {
  for_each = { quay = false }
  private_ip_google_access = each.value # finding
}
