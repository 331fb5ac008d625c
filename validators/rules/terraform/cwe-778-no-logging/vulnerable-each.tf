# finding
resource "aws_s3_bucket" "bare" {
}
#----
# finding
resource "aws_s3_bucket" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_s3_bucket" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_cloudfront_distribution" "bare" {
}
#----
# finding
resource "aws_cloudfront_distribution" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_cloudfront_distribution" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_lambda_function" "plain" {
  tracing_config {
    mode = "PassThrough" # finding
  }
}
#----
variable "given" {
  default = "PassThrough"
}
resource "aws_lambda_function" "given" {
  tracing_config {
    mode = var.given # finding
  }
}
#----
resource "aws_lambda_function" "many" {
  for_each = { quay = "PassThrough" }
  tracing_config {
    mode = each.value # finding
  }
}
#----
# finding
resource "aws_ecs_cluster" "bare" {
}
#----
# finding
resource "aws_ecs_cluster" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_ecs_cluster" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_eks_cluster" "bare" {
}
#----
# finding
resource "aws_eks_cluster" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_eks_cluster" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_docdb_cluster" "bare" {
}
#----
# finding
resource "aws_neptune_cluster" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_docdb_cluster" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_mq_broker" "plain" {
  logs {
    audit = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_mq_broker" "given" {
  logs {
    audit = var.given # finding
  }
}
#----
resource "aws_mq_broker" "many" {
  for_each = { quay = false }
  logs {
    audit = each.value # finding
  }
}
#----
# finding
resource "aws_msk_cluster" "bare" {
}
#----
# finding
resource "aws_msk_cluster" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_msk_cluster" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_elasticsearch_domain" "bare" {
}
#----
# finding
resource "aws_opensearch_domain" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_elasticsearch_domain" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_redshift_cluster" "plain" {
  logging {
    enable = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_redshift_cluster" "given" {
  logging {
    enable = var.given # finding
  }
}
#----
resource "aws_redshift_cluster" "many" {
  for_each = { quay = false }
  logging {
    enable = each.value # finding
  }
}
#----
resource "aws_lb" "plain" {
  access_logs {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_alb" "given" {
  access_logs {
    enabled = var.given # finding
  }
}
#----
resource "aws_elb" "many" {
  for_each = { quay = false }
  access_logs {
    enabled = each.value # finding
  }
}
#----
resource "aws_config_configuration_aggregator" "plain" {
  account_aggregation_source {
    all_regions = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_config_configuration_aggregator" "given" {
  account_aggregation_source {
    all_regions = var.given # finding
  }
}
#----
resource "aws_config_configuration_aggregator" "many" {
  for_each = { quay = false }
  account_aggregation_source {
    all_regions = each.value # finding
  }
}
#----
resource "aws_guardduty_detector" "plain" {
  enable = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_guardduty_detector" "given" {
  enable = var.given # finding
}
#----
resource "aws_guardduty_detector" "many" {
  for_each = { quay = false }
  enable = each.value # finding
}
#----
resource "aws_cloudwatch_log_group" "plain" {
  retention_in_days = 89 # finding
}
#----
variable "given" {
  default = 89
}
resource "aws_cloudwatch_log_group" "given" {
  retention_in_days = var.given # finding
}
#----
resource "aws_cloudwatch_log_group" "many" {
  for_each = { quay = 89 }
  retention_in_days = each.value # finding
}
#----
resource "azurerm_monitor_log_profile" "plain" {
  retention_policy {
    days = 364 # finding
  }
}
#----
variable "given" {
  default = 364
}
resource "azurerm_monitor_log_profile" "given" {
  retention_policy {
    days = var.given # finding
  }
}
#----
resource "azurerm_monitor_log_profile" "many" {
  for_each = { quay = 364 }
  retention_policy {
    days = each.value # finding
  }
}
#----
resource "azurerm_monitor_log_profile" "plain" {
  retention_policy {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_monitor_log_profile" "given" {
  retention_policy {
    enabled = var.given # finding
  }
}
#----
resource "azurerm_monitor_log_profile" "many" {
  for_each = { quay = false }
  retention_policy {
    enabled = each.value # finding
  }
}
#----
resource "azurerm_mssql_server_extended_auditing_policy" "plain" {
  retention_in_days = 89 # finding
}
#----
variable "given" {
  default = 89
}
resource "azurerm_mssql_database_extended_auditing_policy" "given" {
  retention_in_days = var.given # finding
}
#----
# finding
resource "azurerm_sql_server" "bare" {
}
#----
# finding
resource "azurerm_mssql_server" "tagged" {
  tags = local.tags
}
#----
# finding
resource "azurerm_sql_server" "several" {
  for_each = toset(["north", "south"])
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
# finding
resource "google_compute_subnetwork" "bare" {
}
#----
# finding
resource "google_compute_subnetwork" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_compute_subnetwork" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "google_container_cluster" "plain" {
  logging_service = "none" # finding
}
#----
variable "given" {
  default = "none"
}
resource "google_container_cluster" "given" {
  logging_service = var.given # finding
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = "none" }
  logging_service = each.value # finding
}
#----
resource "google_container_cluster" "plain" {
  monitoring_service = "none" # finding
}
#----
variable "given" {
  default = "none"
}
resource "google_container_cluster" "given" {
  monitoring_service = var.given # finding
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = "none" }
  monitoring_service = each.value # finding
}
#----
# finding
resource "google_storage_bucket" "bare" {
}
#----
# finding
resource "google_storage_bucket" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_storage_bucket" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_appsync_graphql_api" "bare" {
}
#----
# finding
resource "aws_appsync_graphql_api" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_appsync_graphql_api" "several" {
  for_each = toset(["north", "south"])
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
variable "given" {
  default = "DISABLED"
}
resource "aws_codebuild_project" "given" {
  logs_config {
    cloudwatch_logs {
      status = var.given # finding
    }
  }
}
#----
resource "aws_codebuild_project" "many" {
  for_each = { quay = "DISABLED" }
  logs_config {
    cloudwatch_logs {
      status = each.value # finding
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
variable "given" {
  default = false
}
resource "aws_globalaccelerator_accelerator" "given" {
  attributes {
    flow_logs_enabled = var.given # finding
  }
}
#----
resource "aws_globalaccelerator_accelerator" "many" {
  for_each = { quay = false }
  attributes {
    flow_logs_enabled = each.value # finding
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
variable "given" {
  default = false
}
resource "aws_mwaa_environment" "given" {
  logging_configuration {
    webserver_logs {
      enabled = var.given # finding
    }
  }
}
#----
resource "aws_mwaa_environment" "many" {
  for_each = { quay = false }
  logging_configuration {
    webserver_logs {
      enabled = each.value # finding
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
variable "given" {
  default = "OFF"
}
resource "aws_sfn_state_machine" "given" {
  logging_configuration {
    level = var.given # finding
  }
}
#----
resource "aws_sfn_state_machine" "many" {
  for_each = { quay = "OFF" }
  logging_configuration {
    level = each.value # finding
  }
}
#----
resource "aws_config_configuration_recorder" "plain" {
  recording_group {
    include_global_resource_types = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_config_configuration_recorder" "given" {
  recording_group {
    include_global_resource_types = var.given # finding
  }
}
#----
resource "aws_config_configuration_recorder" "many" {
  for_each = { quay = false }
  recording_group {
    include_global_resource_types = each.value # finding
  }
}
#----
resource "aws_db_instance" "plain" {
  monitoring_interval = 0 # finding
}
#----
variable "given" {
  default = 0
}
resource "aws_db_instance" "given" {
  monitoring_interval = var.given # finding
}
#----
resource "aws_db_instance" "many" {
  for_each = { quay = 0 }
  monitoring_interval = each.value # finding
}
#----
resource "azurerm_linux_web_app" "plain" {
  logs {
    detailed_error_messages = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_windows_web_app" "given" {
  logs {
    detailed_error_messages = var.given # finding
  }
}
#----
resource "azurerm_app_service" "many" {
  for_each = { quay = false }
  logs {
    detailed_error_messages = each.value # finding
  }
}
#----
resource "azurerm_linux_web_app" "plain" {
  logs {
    failed_request_tracing = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_windows_web_app" "given" {
  logs {
    failed_request_tracing = var.given # finding
  }
}
#----
resource "azurerm_app_service" "many" {
  for_each = { quay = false }
  logs {
    failed_request_tracing = each.value # finding
  }
}
#----
resource "google_compute_backend_service" "plain" {
  log_config {
    enable = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "google_compute_backend_service" "given" {
  log_config {
    enable = var.given # finding
  }
}
#----
resource "google_compute_backend_service" "many" {
  for_each = { quay = false }
  log_config {
    enable = each.value # finding
  }
}
#----
resource "azurerm_network_watcher_flow_log" "plain" {
  enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_network_watcher_flow_log" "given" {
  enabled = var.given # finding
}
#----
resource "azurerm_network_watcher_flow_log" "many" {
  for_each = { quay = false }
  enabled = each.value # finding
}
#----
resource "aws_api_gateway_method_settings" "plain" {
  settings {
    logging_level = "OFF" # finding
  }
}
#----
variable "given" {
  default = "OFF"
}
resource "aws_api_gateway_method_settings" "given" {
  settings {
    logging_level = var.given # finding
  }
}
#----
resource "aws_api_gateway_method_settings" "many" {
  for_each = { quay = "OFF" }
  settings {
    logging_level = each.value # finding
  }
}
#----
resource "aws_instance" "plain" {
  monitoring = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_instance" "given" {
  monitoring = var.given # finding
}
#----
resource "aws_instance" "many" {
  for_each = { quay = false }
  monitoring = each.value # finding
}
#----
resource "aws_rds_cluster_instance" "plain" {
  performance_insights_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_db_instance" "given" {
  performance_insights_enabled = var.given # finding
}
#----
resource "aws_rds_cluster_instance" "many" {
  for_each = { quay = false }
  performance_insights_enabled = each.value # finding
}
#----
resource "aws_guardduty_organization_configuration" "plain" {
  auto_enable = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_guardduty_organization_configuration" "given" {
  auto_enable = var.given # finding
}
#----
resource "aws_guardduty_organization_configuration" "many" {
  for_each = { quay = false }
  auto_enable = each.value # finding
}
#----
# finding
resource "aws_rds_cluster" "bare" {
}
#----
# finding
resource "aws_rds_cluster" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_rds_cluster" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_wafv2_web_acl" "bare" {
}
#----
# finding
resource "aws_wafv2_web_acl" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_wafv2_web_acl" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_waf_web_acl" "bare" {
}
#----
# finding
resource "aws_wafregional_web_acl" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_waf_web_acl" "several" {
  for_each = toset(["north", "south"])
}
#----
variable "given" {
  default = false
}
resource "aws_wafv2_rule_group" "given" {
  visibility_config {
    cloudwatch_metrics_enabled = var.given # finding
  }
}
