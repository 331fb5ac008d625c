resource "aws_api_gateway_method_settings" "a" {
  settings {
    logging_level = "INFO" # evidence
  }
}
#----
resource "aws_appsync_graphql_api" "a" {
  # evidence
  log_config {
    field_log_level = "ERROR" # evidence
  }
}
#----
resource "aws_docdb_cluster_parameter_group" "a" {
  # evidence
  parameter {
    name  = "audit_logs"
    value = "enabled"
  }
}
#----
resource "aws_elastic_beanstalk_environment" "a" {
  # evidence
  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "SystemType"
    value     = "enhanced"
  }
}
#----
resource "aws_instance" "a" {
  monitoring = true # evidence
}
#----
resource "aws_rds_cluster_instance" "a" {
  performance_insights_enabled = true # evidence
}
#----
resource "aws_ecs_cluster" "a" {
  setting {
    name  = "containerInsights"
    value = "enabled" # evidence
  }
  configuration {
    execute_command_configuration {
      logging = "OVERRIDE" # evidence
    }
  }
}
#----
resource "aws_eks_cluster" "a" {
  enabled_cluster_log_types = ["api", "audit", "authenticator"] # evidence
}
#----
resource "aws_elb" "a" {
  access_logs {
    bucket  = "logs"
    enabled = true # evidence
  }
}
#----
resource "aws_elb" "b" {
  access_logs {
    bucket = "logs"
  }
}
#----
resource "aws_lb" "a" {
  access_logs {
    bucket  = "logs"
    enabled = true # evidence
  }
}
#----
resource "aws_guardduty_organization_configuration" "a" {
  auto_enable_organization_members = "ALL" # evidence
}
#----
# evidence
resource "aws_networkfirewall_firewall" "a" {
  name = "edge"
}
resource "aws_networkfirewall_logging_configuration" "a" {
  firewall_arn = aws_networkfirewall_firewall.a.arn
}
#----
# evidence
resource "aws_route53_zone" "a" {
  name = "ships.example"
}
resource "aws_route53_query_log" "a" {
  zone_id = aws_route53_zone.a.zone_id
}
#----
resource "aws_route53_zone" "inside" {
  name = "ships.internal"
  vpc {
    vpc_id = "vpc-1"
  }
}
#----
resource "aws_rds_cluster" "a" {
  enabled_cloudwatch_logs_exports = ["audit"] # evidence
}
#----
# evidence
resource "aws_redshift_cluster" "a" {
  cluster_identifier = "sums"
}
resource "aws_redshift_logging" "a" {
  cluster_identifier = aws_redshift_cluster.a.id
}
#----
resource "aws_ssm_document" "a" {
  document_type = "Session"
  content = jsonencode({ # evidence
    sessionType = "Standard_Stream"
    inputs      = { cloudWatchLogGroupName = "sessions" }
  })
}
#----
resource "aws_sfn_state_machine" "a" {
  logging_configuration {
    level = "ALL" # evidence
  }
  tracing_configuration {
    enabled = true # evidence
  }
}
#----
resource "aws_wafv2_web_acl" "a" {
  scope = "REGIONAL"
}
# evidence
resource "aws_wafv2_web_acl_logging_configuration" "a" {
  resource_arn = aws_wafv2_web_acl.a.arn
}
#----
resource "aws_wafv2_rule_group" "a" {
  visibility_config {
    cloudwatch_metrics_enabled = true # evidence
  }
}
