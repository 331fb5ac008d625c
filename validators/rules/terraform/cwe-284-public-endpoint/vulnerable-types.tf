resource "aws_rds_cluster_instance" "x" {
  publicly_accessible = true # finding
}
#----
resource "aws_dms_replication_instance" "x" {
  publicly_accessible = true # finding
}
#----
resource "aws_mq_broker" "x" {
  publicly_accessible = true # finding
}
#----
resource "aws_neptune_cluster_instance" "x" {
  publicly_accessible = true # finding
}
#----
resource "aws_launch_configuration" "x" {
  associate_public_ip_address = true # finding
}
#----
resource "aws_launch_configuration" "x" {
  metadata_options {
    http_put_response_hop_limit = 0 # finding
  }
}
#----
resource "azurerm_batch_account" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_iothub" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_servicebus_namespace" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_signalr_service" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_web_pubsub" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_purview_account" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_digital_twins_instance" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_automation_account" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_recovery_services_vault" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_mssql_managed_instance" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_windows_function_app" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_api_management" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_eventgrid_topic" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_eventgrid_domain" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_kusto_cluster" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_healthcare_service" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_container_app_environment" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_healthbot" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_ai_services" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_static_web_app" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "azurerm_log_analytics_workspace" "x" {
  public_network_access_enabled = true # finding
}
#----
resource "aws_vpc_endpoint_service_configuration" "x" {
  acceptance_required = false # finding
}
#----
resource "aws_dms_replication_config" "x" {
  publicly_accessible = true # finding
}
#----
resource "azurerm_machine_learning_compute_instance" "x" {
  ssh_public_access_enabled = true # finding
}
#----
resource "google_project_organization_policy" "x" {
  boolean_policy {
    enforced = false # finding
  }
}
#----
resource "google_folder_organization_policy" "x" {
  boolean_policy {
    enforced = false # finding
  }
}
#----
resource "yandex_mdb_mysql_cluster" "x" {
  host {
    assign_public_ip = true # finding
  }
}
#----
resource "yandex_mdb_clickhouse_cluster" "x" {
  host {
    assign_public_ip = true # finding
  }
}
#----
resource "yandex_mdb_mongodb_cluster" "x" {
  host {
    assign_public_ip = true # finding
  }
}
#----
resource "yandex_mdb_redis_cluster" "x" {
  host {
    assign_public_ip = true # finding
  }
}
