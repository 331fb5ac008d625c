resource "aws_codebuild_project" "x" {
  logs_config {
    cloudwatch_logs {
      status = "DISABLED" # finding
    }
  }
}
#----
resource "aws_globalaccelerator_accelerator" "x" {
  attributes {
    flow_logs_enabled = false # finding
  }
}
#----
resource "aws_mwaa_environment" "x" {
  logging_configuration {
    webserver_logs {
      enabled = false # finding
    }
  }
}
#----
resource "aws_sfn_state_machine" "x" {
  logging_configuration {
    level = "OFF" # finding
  }
}
#----
resource "aws_config_configuration_recorder" "x" {
  recording_group {
    include_global_resource_types = false # finding
  }
}
#----
resource "aws_db_instance" "x" {
  monitoring_interval = 0 # finding
}
#----
resource "azurerm_linux_web_app" "x" {
  logs {
    detailed_error_messages = false # finding
  }
}
#----
resource "azurerm_linux_web_app" "x" {
  logs {
    failed_request_tracing = false # finding
  }
}
#----
resource "google_compute_backend_service" "x" {
  log_config {
    enable = false # finding
  }
}
