resource "aws_s3_bucket" "this" {
  # evidence
  logging {
    target_bucket = "logs"
  }
}
#----
resource "aws_cloudtrail" "a" {
  is_multi_region_trail      = true # evidence
  cloud_watch_logs_group_arn = "arn:aws:logs:x" # evidence
}
#----
resource "aws_cloudfront_distribution" "this" {
  # evidence
  logging_config {
    bucket = "logs"
  }
}
#----
resource "aws_apigatewayv2_stage" "a" {
  # evidence
  access_log_settings {
    format = "x"
  }
}
#----
resource "aws_lambda_function" "this" {
  tracing_config {
    mode = "Active" # evidence
  }
}
#----
resource "aws_ecs_cluster" "this" {
  setting {
    value = "enabled" # evidence
  }
}
#----
resource "aws_eks_cluster" "this" {
  enabled_cluster_log_types = ["api", "audit"] # evidence
}
#----
resource "aws_docdb_cluster" "this" {
  enabled_cloudwatch_logs_exports = ["audit"] # evidence
}
#----
resource "aws_db_instance" "this" {
  enabled_cloudwatch_logs_exports = ["audit"] # evidence
}
#----
resource "aws_mq_broker" "this" {
  logs {
    audit = true # evidence
  }
}
#----
resource "aws_msk_cluster" "a" {
  logging_info {
    broker_logs {
      # evidence
      s3 {
        enabled = true
      }
    }
  }
}
#----
resource "aws_elasticsearch_domain" "this" {
  # evidence
  log_publishing_options {
    log_type = "AUDIT_LOGS"
  }
}
#----
resource "aws_redshift_cluster" "this" {
  logging {
    enable = true # evidence
  }
}
#----
resource "aws_lb" "this" {
  access_logs {
    enabled = true # evidence
  }
}
#----
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
}
# evidence
resource "aws_flow_log" "a" {
  vpc_id = aws_vpc.a.id
}
#----
resource "aws_config_configuration_aggregator" "this" {
  account_aggregation_source {
    all_regions = true # evidence
  }
}
#----
resource "aws_cloudwatch_log_group" "this" {
  retention_in_days = 365 # evidence
}
#----
resource "azurerm_network_watcher_flow_log" "this" {
  enabled = true # evidence
  retention_policy {
    days = 90 # evidence
  }
}
#----
resource "azurerm_monitor_log_profile" "this" {
  categories = ["Action", "Delete", "Write"]
  retention_policy {
    days = 365 # evidence
  }
}
#----
resource "azurerm_mssql_server_extended_auditing_policy" "this" {
  retention_in_days = 120 # evidence
}
#----
resource "azurerm_mssql_server" "a" {
  name = "x"
}
# evidence
resource "azurerm_mssql_server_extended_auditing_policy" "a" {
  server_id = azurerm_mssql_server.a.id
}
#----
resource "azurerm_kubernetes_cluster" "this" {
  # evidence
  oms_agent {
    log_analytics_workspace_id = "x"
  }
}
#----
resource "azurerm_postgresql_configuration" "this" {
  name = "log_connections"
  value = "on" # evidence
}
#----
resource "azurerm_storage_account" "a" {
  queue_properties {
    # evidence
    logging {
      read = true # evidence
    }
  }
}
#----
resource "google_compute_subnetwork" "this" {
  # evidence
  log_config {
    flow_sampling = 0.5
  }
}
#----
resource "google_container_cluster" "this" {
  logging_service = "logging.googleapis.com/kubernetes" # evidence
}
#----
resource "google_container_cluster" "this" {
  monitoring_service = "monitoring.googleapis.com/kubernetes" # evidence
}
#----
resource "google_storage_bucket" "this" {
  # evidence
  logging {
    log_bucket = "x"
  }
}
#----
# evidence
resource "google_sql_database_instance" "a" {
  database_version = "POSTGRES_12"
  settings {
    database_flags {
      name  = "log_connections"
      value = "on"
    }
  }
}
#----
resource "azurerm_network_watcher_flow_log" "a" {
  enabled = true # evidence
}
