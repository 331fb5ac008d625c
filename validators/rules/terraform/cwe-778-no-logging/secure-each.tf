resource "aws_s3_bucket" "plain" {
  logging = "ships" # evidence
}
#----
resource "aws_cloudfront_distribution" "plain" {
  logging_config = "ships" # evidence
}
#----
resource "aws_lambda_function" "plain" {
  tracing_config {
    mode = "Active" # evidence
  }
}
#----
resource "aws_docdb_cluster" "plain" {
  enabled_cloudwatch_logs_exports = "ships" # evidence
}
#----
resource "aws_db_instance" "plain" {
  enabled_cloudwatch_logs_exports = "ships" # evidence
}
#----
resource "aws_mq_broker" "plain" {
  logs {
    audit = true # evidence
  }
}
#----
resource "aws_msk_cluster" "plain" {
  logging_info {
    broker_logs {
      cloudwatch_logs = "ships" # evidence
    }
  }
}
#----
resource "aws_elasticsearch_domain" "plain" {
  log_publishing_options = "ships" # evidence
}
#----
resource "aws_redshift_cluster" "plain" {
  logging {
    enable = true # evidence
  }
}
#----
resource "aws_config_configuration_aggregator" "plain" {
  account_aggregation_source {
    all_regions = true # evidence
  }
}
#----
resource "aws_guardduty_detector" "plain" {
  enable = true # evidence
}
#----
resource "aws_cloudwatch_log_group" "plain" {
  retention_in_days = 120 # evidence
}
#----
resource "azurerm_monitor_log_profile" "plain" {
  retention_policy {
    days = 395 # evidence
  }
}
#----
resource "azurerm_monitor_log_profile" "plain" {
  retention_policy {
    enabled = true # evidence
  }
}
#----
resource "azurerm_mssql_server_extended_auditing_policy" "plain" {
  retention_in_days = 120 # evidence
}
#----
resource "azurerm_sql_server" "plain" {
  extended_auditing_policy = "ships" # evidence
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  oms_agent = "ships" # evidence
}
#----
resource "azurerm_storage_account" "plain" {
  queue_properties {
    logging = "ships" # evidence
  }
}
#----
resource "google_compute_subnetwork" "plain" {
  log_config = "ships" # evidence
}
#----
resource "google_container_cluster" "plain" {
  logging_service = "stable" # evidence
}
#----
resource "google_container_cluster" "plain" {
  monitoring_service = "stable" # evidence
}
#----
resource "google_storage_bucket" "plain" {
  logging = "ships" # evidence
}
#----
resource "aws_appsync_graphql_api" "plain" {
  log_config = "ships" # evidence
}
#----
resource "aws_codebuild_project" "plain" {
  logs_config {
    cloudwatch_logs {
      status = "ENABLED" # evidence
    }
  }
}
#----
resource "aws_globalaccelerator_accelerator" "plain" {
  attributes {
    flow_logs_enabled = true # evidence
  }
}
#----
resource "aws_mwaa_environment" "plain" {
  logging_configuration {
    webserver_logs {
      enabled = true # evidence
    }
  }
}
#----
resource "aws_sfn_state_machine" "plain" {
  logging_configuration {
    level = "ON" # evidence
  }
}
#----
resource "aws_config_configuration_recorder" "plain" {
  recording_group {
    include_global_resource_types = true # evidence
  }
}
#----
resource "aws_db_instance" "plain" {
  monitoring_interval = 60 # evidence
}
#----
resource "azurerm_linux_web_app" "plain" {
  logs {
    detailed_error_messages = true # evidence
  }
}
#----
resource "azurerm_linux_web_app" "plain" {
  logs {
    failed_request_tracing = true # evidence
  }
}
#----
resource "google_compute_backend_service" "plain" {
  log_config {
    enable = true # evidence
  }
}
#----
resource "azurerm_network_watcher_flow_log" "plain" {
  enabled = true # evidence
}
#----
resource "aws_api_gateway_method_settings" "plain" {
  settings {
    logging_level = "ON" # evidence
  }
}
#----
resource "aws_instance" "plain" {
  monitoring = true # evidence
}
#----
resource "aws_rds_cluster_instance" "plain" {
  performance_insights_enabled = true # evidence
}
#----
resource "aws_guardduty_organization_configuration" "plain" {
  auto_enable = true # evidence
}
#----
resource "aws_rds_cluster" "plain" {
  enabled_cloudwatch_logs_exports = "ships" # evidence
}
#----
resource "aws_wafv2_web_acl" "plain" {
  logging_configuration = "ships" # evidence
}
#----
resource "aws_waf_web_acl" "plain" {
  logging_configuration = "ships" # evidence
}
