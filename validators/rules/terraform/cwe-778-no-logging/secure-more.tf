resource "aws_appsync_graphql_api" "x" {
  log_config = "arn:x" # evidence
}
#----
resource "aws_codebuild_project" "x" {
  logs_config {
    cloudwatch_logs {
      status = "other" # evidence
    }
  }
}
#----
resource "aws_globalaccelerator_accelerator" "x" {
  attributes {
    flow_logs_enabled = true # evidence
  }
}
#----
resource "aws_mwaa_environment" "x" {
  logging_configuration {
    webserver_logs {
      enabled = true # evidence
    }
  }
}
#----
resource "aws_sfn_state_machine" "x" {
  logging_configuration {
    level = "other" # evidence
  }
}
#----
resource "aws_config_configuration_recorder" "x" {
  recording_group {
    include_global_resource_types = true # evidence
  }
}
#----
resource "aws_db_instance" "x" {
  monitoring_interval = 60 # evidence
}
#----
resource "azurerm_linux_web_app" "x" {
  logs {
    detailed_error_messages = true # evidence
  }
}
#----
resource "azurerm_linux_web_app" "x" {
  logs {
    failed_request_tracing = true # evidence
  }
}
#----
resource "google_compute_backend_service" "x" {
  log_config {
    enable = true # evidence
  }
}
