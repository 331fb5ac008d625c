resource "aws_api_gateway_method_settings" "a" {
  # finding
  settings {
    metrics_enabled = true
  }
}
#----
resource "aws_api_gateway_method_settings" "b" {
  settings {
    logging_level = "OFF" # finding
  }
}
#----
resource "aws_appsync_graphql_api" "a" {
  # evidence
  log_config {
    field_log_level = "NONE" # finding
  }
}
#----
resource "aws_docdb_cluster_parameter_group" "a" {
  # finding
  parameter {
    name  = "audit_logs"
    value = "disabled"
  }
}
#----
resource "aws_neptune_cluster_parameter_group" "a" {
  # finding
  parameter {
    name  = "neptune_enable_audit_log"
    value = "0"
  }
}
#----
resource "aws_elastic_beanstalk_environment" "a" {
  # finding
  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "SystemType"
    value     = "basic"
  }
}
#----
resource "aws_instance" "a" {
  monitoring = false # finding
}
#----
variable "watched" {
  default = false
}
resource "aws_rds_cluster_instance" "a" {
  performance_insights_enabled = var.watched # finding
}
#----
resource "aws_ecs_cluster" "a" {
  setting {
    name  = "containerInsights"
    value = "enabled" # evidence
  }
  configuration {
    execute_command_configuration {
      logging = "NONE" # finding
    }
  }
}
#----
resource "aws_eks_cluster" "a" {
  enabled_cluster_log_types = ["scheduler"] # finding
}
#----
resource "aws_eks_cluster" "b" {
  enabled_cluster_log_types = ["api", "authenticator"] # finding
}
#----
# finding
resource "aws_elb" "a" {
  name = "front"
}
#----
resource "aws_lb" "a" {
  access_logs { # finding
    bucket = "logs"
  }
}
#----
resource "aws_guardduty_organization_configuration" "a" {
  auto_enable_organization_members = "NONE" # finding
}
#----
# finding
resource "aws_networkfirewall_firewall" "a" {
  name = "edge"
}
#----
# finding
resource "aws_route53_zone" "a" {
  name = "ships.example"
}
#----
# finding
resource "aws_db_instance" "a" {
  engine = "postgres"
}
#----
# finding
resource "aws_rds_cluster" "a" {
  engine = "aurora-mysql"
}
#----
# finding
resource "aws_redshift_cluster" "a" {
  cluster_identifier = "sums"
}
#----
resource "aws_ssm_document" "a" {
  document_type = "Session"
  content = jsonencode({ # finding
    sessionType = "Standard_Stream"
    inputs      = { s3BucketName = "", cloudWatchLogGroupName = "" }
  })
}
#----
resource "aws_sfn_state_machine" "a" {
  logging_configuration {
    level = "ALL" # evidence
  }
  tracing_configuration {
    enabled = false # finding
  }
}
#----
resource "aws_api_gateway_stage" "a" {
  access_log_settings {
    destination_arn = "x"
  }
  xray_tracing_enabled = false # finding
}
#----
# finding
resource "aws_wafv2_web_acl" "a" {
  scope = "REGIONAL"
}
#----
resource "aws_wafv2_rule_group" "a" {
  visibility_config {
    cloudwatch_metrics_enabled = false # finding
  }
}
#----
# finding
resource "aws_cloudtrail" "watched" { # unjudged
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.main.arn}:*"
}
