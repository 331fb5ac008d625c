# finding
resource "aws_s3_bucket" "this" {
}
#----
# finding
resource "aws_cloudtrail" "a" {
  name = "x"
}
#----
resource "aws_cloudtrail" "a" {
  is_multi_region_trail = false # finding
}
#----
resource "aws_cloudtrail" "a" {
  is_multi_region_trail = true
  enable_logging = false # finding
}
#----
# finding
resource "aws_cloudfront_distribution" "this" {
}
#----
# finding
resource "aws_api_gateway_stage" "a" {
  stage_name = "x"
}
#----
resource "aws_api_gateway_stage" "a" {
  xray_tracing_enabled = false # finding
}
#----
# finding
resource "aws_lambda_function" "this" {
}
#----
resource "aws_lambda_function" "this" {
  tracing_config {
    mode = "PassThrough" # finding
  }
}
#----
# finding
resource "aws_ecs_cluster" "this" {
}
#----
resource "aws_ecs_cluster" "this" {
  setting {
    value = "disabled" # finding
  }
}
#----
# finding
resource "aws_eks_cluster" "this" {
}
#----
# finding
resource "aws_docdb_cluster" "this" {
}
#----
# finding
resource "aws_mq_broker" "this" {
}
#----
resource "aws_mq_broker" "this" {
  logs {
    audit = false # finding
  }
}
#----
# finding
resource "aws_msk_cluster" "a" {
  cluster_name = "x"
}
#----
# finding
resource "aws_elasticsearch_domain" "this" {
}
#----
resource "aws_redshift_cluster" "this" {
  logging {
    enable = false # finding
  }
}
#----
resource "aws_lb" "this" {
  access_logs {
    enabled = false # finding
  }
}
#----
# finding
resource "aws_vpc" "this" {
}
#----
# finding
resource "aws_config_configuration_aggregator" "this" {
}
#----
resource "aws_config_configuration_aggregator" "this" {
  account_aggregation_source {
    all_regions = false # finding
  }
}
#----
resource "aws_guardduty_detector" "this" {
  enable = false # finding
}
#----
resource "aws_cloudwatch_log_group" "this" {
  retention_in_days = 7 # finding
}
#----
resource "azurerm_network_watcher_flow_log" "this" {
  enabled = true # evidence
  retention_policy {
    days = 7 # finding
  }
}
#----
resource "azurerm_monitor_log_profile" "this" {
  categories = ["Action", "Delete", "Write"]
  retention_policy {
    days = 7 # finding
  }
}
#----
resource "azurerm_monitor_log_profile" "this" {
  retention_policy {
    enabled = false # finding
  }
}
#----
resource "azurerm_mssql_server_extended_auditing_policy" "this" {
  retention_in_days = 6 # finding
}
#----
# finding
resource "azurerm_sql_server" "this" {
}
#----
# finding
resource "azurerm_kubernetes_cluster" "this" {
}
#----
resource "azurerm_postgresql_configuration" "this" {
  name = "log_connections"
  value = "off" # finding
}
#----
# finding
resource "azurerm_storage_account" "a" {
  queue_properties {
    hour_metrics {
      enabled = true
    }
  }
}
#----
# finding
resource "google_compute_subnetwork" "this" {
}
#----
resource "google_container_cluster" "this" {
  logging_service = "none" # finding
}
#----
resource "google_container_cluster" "this" {
  monitoring_service = "none" # finding
}
#----
# finding
resource "google_sql_database_instance" "a" {
  database_version = "POSTGRES_12"
  settings {
    database_flags {
      name  = "log_connections"
      value = "off"
    }
  }
}
#----
resource "azurerm_network_watcher_flow_log" "a" {
  enabled = false # finding
}
