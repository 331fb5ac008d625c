# finding
resource "aws_s3_bucket" "bare" {
}
#----
# finding
resource "aws_cloudfront_distribution" "bare" {
}
#----
resource "aws_lambda_function" "plain" {
  tracing_config {
    mode = "PassThrough" # finding
  }
}
#----
# finding
resource "aws_ecs_cluster" "bare" {
}
#----
# finding
resource "aws_eks_cluster" "bare" {
}
#----
# finding
resource "aws_docdb_cluster" "bare" {
}
#----
resource "aws_mq_broker" "plain" {
  logs {
    audit = false # finding
  }
}
#----
# finding
resource "aws_msk_cluster" "bare" {
}
#----
# finding
resource "aws_elasticsearch_domain" "bare" {
}
#----
resource "aws_redshift_cluster" "plain" {
  logging {
    enable = false # finding
  }
}
#----
resource "aws_lb" "plain" {
  access_logs {
    enabled = false # finding
  }
}
#----
resource "aws_config_configuration_aggregator" "plain" {
  account_aggregation_source {
    all_regions = false # finding
  }
}
#----
resource "aws_guardduty_detector" "plain" {
  enable = false # finding
}
#----
resource "aws_cloudwatch_log_group" "plain" {
  retention_in_days = 89 # finding
}
#----
resource "azurerm_monitor_log_profile" "plain" {
  retention_policy {
    days = 364 # finding
  }
}
#----
resource "azurerm_monitor_log_profile" "plain" {
  retention_policy {
    enabled = false # finding
  }
}
#----
resource "azurerm_mssql_server_extended_auditing_policy" "plain" {
  retention_in_days = 89 # finding
}
#----
# finding
resource "azurerm_sql_server" "bare" {
}
#----
# finding
resource "azurerm_kubernetes_cluster" "bare" {
}
#----
# finding
resource "google_compute_subnetwork" "bare" {
}
#----
resource "google_container_cluster" "plain" {
  logging_service = "none" # finding
}
#----
resource "google_container_cluster" "plain" {
  monitoring_service = "none" # finding
}
#----
# finding
resource "google_storage_bucket" "bare" {
}
#----
# finding
resource "aws_appsync_graphql_api" "bare" {
}
#----
resource "aws_codebuild_project" "plain" {
  logs_config {
    cloudwatch_logs {
      status = "DISABLED" # finding
    }
  }
}
#----
resource "aws_globalaccelerator_accelerator" "plain" {
  attributes {
    flow_logs_enabled = false # finding
  }
}
#----
resource "aws_mwaa_environment" "plain" {
  logging_configuration {
    webserver_logs {
      enabled = false # finding
    }
  }
}
#----
resource "aws_sfn_state_machine" "plain" {
  logging_configuration {
    level = "OFF" # finding
  }
}
#----
resource "aws_config_configuration_recorder" "plain" {
  recording_group {
    include_global_resource_types = false # finding
  }
}
#----
resource "aws_db_instance" "plain" {
  monitoring_interval = 0 # finding
}
#----
resource "azurerm_linux_web_app" "plain" {
  logs {
    detailed_error_messages = false # finding
  }
}
#----
resource "azurerm_linux_web_app" "plain" {
  logs {
    failed_request_tracing = false # finding
  }
}
#----
resource "google_compute_backend_service" "plain" {
  log_config {
    enable = false # finding
  }
}
#----
resource "azurerm_network_watcher_flow_log" "plain" {
  enabled = false # finding
}
#----
resource "aws_api_gateway_method_settings" "plain" {
  settings {
    logging_level = "OFF" # finding
  }
}
#----
resource "aws_instance" "plain" {
  monitoring = false # finding
}
#----
resource "aws_rds_cluster_instance" "plain" {
  performance_insights_enabled = false # finding
}
#----
resource "aws_guardduty_organization_configuration" "plain" {
  auto_enable = false # finding
}
#----
# finding
resource "aws_rds_cluster" "bare" {
}
#----
# finding
resource "aws_wafv2_web_acl" "bare" {
}
#----
# finding
resource "aws_waf_web_acl" "bare" {
}
