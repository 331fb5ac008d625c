resource "aws_s3_bucket" "plain" {
  logging = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_s3_bucket" "given" {
  logging = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_s3_bucket" "kept" {
  logging = local.kept.on # evidence
}
#----
resource "aws_cloudfront_distribution" "plain" {
  logging_config = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_cloudfront_distribution" "given" {
  logging_config = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_cloudfront_distribution" "kept" {
  logging_config = local.kept.on # evidence
}
#----
resource "aws_lambda_function" "plain" {
  tracing_config {
    mode = "Active" # evidence
  }
}
#----
variable "given" {
  default = "Active"
}
resource "aws_lambda_function" "given" {
  tracing_config {
    mode = var.given # evidence
  }
}
#----
locals {
  kept = { on = "Active" }
}
resource "aws_lambda_function" "kept" {
  tracing_config {
    mode = local.kept.on # evidence
  }
}
#----
resource "aws_docdb_cluster" "plain" {
  enabled_cloudwatch_logs_exports = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_neptune_cluster" "given" {
  enabled_cloudwatch_logs_exports = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_docdb_cluster" "kept" {
  enabled_cloudwatch_logs_exports = local.kept.on # evidence
}
#----
resource "aws_db_instance" "plain" {
  enabled_cloudwatch_logs_exports = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_rds_cluster" "given" {
  enabled_cloudwatch_logs_exports = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_db_instance" "kept" {
  enabled_cloudwatch_logs_exports = local.kept.on # evidence
}
#----
resource "aws_mq_broker" "plain" {
  logs {
    audit = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_mq_broker" "given" {
  logs {
    audit = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_mq_broker" "kept" {
  logs {
    audit = local.kept.on # evidence
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
variable "given" {
  default = "ships"
}
resource "aws_msk_cluster" "given" {
  logging_info {
    broker_logs {
      cloudwatch_logs = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_msk_cluster" "kept" {
  logging_info {
    broker_logs {
      cloudwatch_logs = local.kept.on # evidence
    }
  }
}
#----
resource "aws_elasticsearch_domain" "plain" {
  log_publishing_options = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_opensearch_domain" "given" {
  log_publishing_options = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_elasticsearch_domain" "kept" {
  log_publishing_options = local.kept.on # evidence
}
#----
resource "aws_redshift_cluster" "plain" {
  logging {
    enable = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_redshift_cluster" "given" {
  logging {
    enable = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_redshift_cluster" "kept" {
  logging {
    enable = local.kept.on # evidence
  }
}
#----
resource "aws_config_configuration_aggregator" "plain" {
  account_aggregation_source {
    all_regions = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_config_configuration_aggregator" "given" {
  account_aggregation_source {
    all_regions = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_config_configuration_aggregator" "kept" {
  account_aggregation_source {
    all_regions = local.kept.on # evidence
  }
}
#----
resource "aws_guardduty_detector" "plain" {
  enable = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_guardduty_detector" "given" {
  enable = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_guardduty_detector" "kept" {
  enable = local.kept.on # evidence
}
#----
resource "aws_cloudwatch_log_group" "plain" {
  retention_in_days = 120 # evidence
}
#----
variable "given" {
  default = 120
}
resource "aws_cloudwatch_log_group" "given" {
  retention_in_days = var.given # evidence
}
#----
locals {
  kept = { on = 120 }
}
resource "aws_cloudwatch_log_group" "kept" {
  retention_in_days = local.kept.on # evidence
}
#----
resource "azurerm_monitor_log_profile" "plain" {
  retention_policy {
    days = 395 # evidence
  }
}
#----
variable "given" {
  default = 395
}
resource "azurerm_monitor_log_profile" "given" {
  retention_policy {
    days = var.given # evidence
  }
}
#----
locals {
  kept = { on = 395 }
}
resource "azurerm_monitor_log_profile" "kept" {
  retention_policy {
    days = local.kept.on # evidence
  }
}
#----
resource "azurerm_monitor_log_profile" "plain" {
  retention_policy {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_monitor_log_profile" "given" {
  retention_policy {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_monitor_log_profile" "kept" {
  retention_policy {
    enabled = local.kept.on # evidence
  }
}
#----
resource "azurerm_mssql_server_extended_auditing_policy" "plain" {
  retention_in_days = 120 # evidence
}
#----
variable "given" {
  default = 120
}
resource "azurerm_mssql_database_extended_auditing_policy" "given" {
  retention_in_days = var.given # evidence
}
#----
resource "azurerm_sql_server" "plain" {
  extended_auditing_policy = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "azurerm_mssql_server" "given" {
  extended_auditing_policy = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "azurerm_sql_server" "kept" {
  extended_auditing_policy = local.kept.on # evidence
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  oms_agent = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "azurerm_kubernetes_cluster" "given" {
  oms_agent = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "azurerm_kubernetes_cluster" "kept" {
  oms_agent = local.kept.on # evidence
}
#----
resource "azurerm_storage_account" "plain" {
  queue_properties {
    logging = "ships" # evidence
  }
}
#----
variable "given" {
  default = "ships"
}
resource "azurerm_storage_account" "given" {
  queue_properties {
    logging = var.given # evidence
  }
}
#----
locals {
  kept = { on = "ships" }
}
resource "azurerm_storage_account" "kept" {
  queue_properties {
    logging = local.kept.on # evidence
  }
}
#----
resource "google_compute_subnetwork" "plain" {
  log_config = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "google_compute_subnetwork" "given" {
  log_config = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "google_compute_subnetwork" "kept" {
  log_config = local.kept.on # evidence
}
#----
resource "google_container_cluster" "plain" {
  logging_service = "stable" # evidence
}
#----
variable "given" {
  default = "stable"
}
resource "google_container_cluster" "given" {
  logging_service = var.given # evidence
}
#----
locals {
  kept = { on = "stable" }
}
resource "google_container_cluster" "kept" {
  logging_service = local.kept.on # evidence
}
#----
resource "google_container_cluster" "plain" {
  monitoring_service = "stable" # evidence
}
#----
variable "given" {
  default = "stable"
}
resource "google_container_cluster" "given" {
  monitoring_service = var.given # evidence
}
#----
locals {
  kept = { on = "stable" }
}
resource "google_container_cluster" "kept" {
  monitoring_service = local.kept.on # evidence
}
#----
resource "google_storage_bucket" "plain" {
  logging = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "google_storage_bucket" "given" {
  logging = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "google_storage_bucket" "kept" {
  logging = local.kept.on # evidence
}
#----
resource "aws_appsync_graphql_api" "plain" {
  log_config = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_appsync_graphql_api" "given" {
  log_config = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_appsync_graphql_api" "kept" {
  log_config = local.kept.on # evidence
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
variable "given" {
  default = "ENABLED"
}
resource "aws_codebuild_project" "given" {
  logs_config {
    cloudwatch_logs {
      status = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = "ENABLED" }
}
resource "aws_codebuild_project" "kept" {
  logs_config {
    cloudwatch_logs {
      status = local.kept.on # evidence
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
variable "given" {
  default = true
}
resource "aws_globalaccelerator_accelerator" "given" {
  attributes {
    flow_logs_enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_globalaccelerator_accelerator" "kept" {
  attributes {
    flow_logs_enabled = local.kept.on # evidence
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
variable "given" {
  default = true
}
resource "aws_mwaa_environment" "given" {
  logging_configuration {
    webserver_logs {
      enabled = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_mwaa_environment" "kept" {
  logging_configuration {
    webserver_logs {
      enabled = local.kept.on # evidence
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
variable "given" {
  default = "ON"
}
resource "aws_sfn_state_machine" "given" {
  logging_configuration {
    level = var.given # evidence
  }
}
#----
locals {
  kept = { on = "ON" }
}
resource "aws_sfn_state_machine" "kept" {
  logging_configuration {
    level = local.kept.on # evidence
  }
}
#----
resource "aws_config_configuration_recorder" "plain" {
  recording_group {
    include_global_resource_types = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_config_configuration_recorder" "given" {
  recording_group {
    include_global_resource_types = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_config_configuration_recorder" "kept" {
  recording_group {
    include_global_resource_types = local.kept.on # evidence
  }
}
#----
resource "aws_db_instance" "plain" {
  monitoring_interval = 60 # evidence
}
#----
variable "given" {
  default = 60
}
resource "aws_db_instance" "given" {
  monitoring_interval = var.given # evidence
}
#----
locals {
  kept = { on = 60 }
}
resource "aws_db_instance" "kept" {
  monitoring_interval = local.kept.on # evidence
}
#----
resource "azurerm_linux_web_app" "plain" {
  logs {
    detailed_error_messages = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_windows_web_app" "given" {
  logs {
    detailed_error_messages = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_app_service" "kept" {
  logs {
    detailed_error_messages = local.kept.on # evidence
  }
}
#----
resource "azurerm_linux_web_app" "plain" {
  logs {
    failed_request_tracing = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_windows_web_app" "given" {
  logs {
    failed_request_tracing = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_app_service" "kept" {
  logs {
    failed_request_tracing = local.kept.on # evidence
  }
}
#----
resource "google_compute_backend_service" "plain" {
  log_config {
    enable = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "google_compute_backend_service" "given" {
  log_config {
    enable = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_compute_backend_service" "kept" {
  log_config {
    enable = local.kept.on # evidence
  }
}
#----
resource "azurerm_network_watcher_flow_log" "plain" {
  enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_network_watcher_flow_log" "given" {
  enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_network_watcher_flow_log" "kept" {
  enabled = local.kept.on # evidence
}
#----
resource "aws_api_gateway_method_settings" "plain" {
  settings {
    logging_level = "ON" # evidence
  }
}
#----
variable "given" {
  default = "ON"
}
resource "aws_api_gateway_method_settings" "given" {
  settings {
    logging_level = var.given # evidence
  }
}
#----
locals {
  kept = { on = "ON" }
}
resource "aws_api_gateway_method_settings" "kept" {
  settings {
    logging_level = local.kept.on # evidence
  }
}
#----
resource "aws_instance" "plain" {
  monitoring = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_instance" "given" {
  monitoring = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_instance" "kept" {
  monitoring = local.kept.on # evidence
}
#----
resource "aws_rds_cluster_instance" "plain" {
  performance_insights_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_db_instance" "given" {
  performance_insights_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_rds_cluster_instance" "kept" {
  performance_insights_enabled = local.kept.on # evidence
}
#----
resource "aws_guardduty_organization_configuration" "plain" {
  auto_enable = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_guardduty_organization_configuration" "given" {
  auto_enable = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_guardduty_organization_configuration" "kept" {
  auto_enable = local.kept.on # evidence
}
#----
resource "aws_rds_cluster" "plain" {
  enabled_cloudwatch_logs_exports = "ships" # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_rds_cluster" "kept" {
  enabled_cloudwatch_logs_exports = local.kept.on # evidence
}
#----
resource "aws_wafv2_web_acl" "plain" {
  logging_configuration = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_wafv2_web_acl" "given" {
  logging_configuration = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_wafv2_web_acl" "kept" {
  logging_configuration = local.kept.on # evidence
}
#----
resource "aws_waf_web_acl" "plain" {
  logging_configuration = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_wafregional_web_acl" "given" {
  logging_configuration = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_waf_web_acl" "kept" {
  logging_configuration = local.kept.on # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_wafv2_rule_group" "given" {
  visibility_config {
    cloudwatch_metrics_enabled = var.given # evidence
  }
}
