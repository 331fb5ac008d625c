# finding
resource "aws_db_instance" "a" {
  password = "hunter2-hunter2"
}
#----
# finding
variable "x" {
  sensitive = true
  default   = "abcdef"
}
#----
variable "db_password" { # finding
  default = "abcdef"
}
#----
resource "aws_instance" "a" {
  # finding
  user_data = <<EOF
export DB_PASSWORD=correcthorse
EOF
}
#----
locals {
  p = "a-literal"
}
# finding
resource "aws_rds_cluster" "a" {
  master_password = local.p
}
#----
resource "aws_lambda_function" "a" {
  environment {
    # finding
    variables = {
      API_KEY = "0123456789abcdef"
    }
  }
}
#----
# finding
resource "azurerm_key_vault_secret" "a" {
  name  = "smtp"
  value = "Gx7-pLw29tQz"
}
#----
resource "google_cloud_run_v2_service" "a" {
  template {
    containers {
      # finding
      env {
        name  = "DB_PASSWORD"
        value = "Zk8-wPq24LtMv"
      }
    }
  }
}
#----
resource "azurerm_linux_web_app" "a" {
  # finding
  app_settings = {
    PAYMENT_KEY = "7Jq2mKx9tLw4RzP0vB3"
  }
}
#----
resource "aws_amplify_app" "a" {
  basic_auth_credentials = base64encode("guest:lamp-river-62") # finding
}
