resource "aws_cognito_user_pool" "a" {
  password_policy {
    minimum_length = 6 # finding
  }
}
#----
variable "chosen" {
  default = 6
}
resource "aws_cognito_user_pool" "a" {
  password_policy {
    minimum_length = var.chosen # finding
  }
}
#----
locals {
  chosen = 6
}
resource "aws_cognito_user_pool" "b" {
  password_policy {
    minimum_length = local.chosen # finding
  }
}
#----
resource "aws_cognito_user_pool" "a" {
  password_policy {
    require_lowercase = false # finding
  }
}
#----
variable "chosen" {
  default = false
}
resource "aws_cognito_user_pool" "a" {
  password_policy {
    require_lowercase = var.chosen # finding
  }
}
#----
locals {
  chosen = false
}
resource "aws_cognito_user_pool" "b" {
  password_policy {
    require_lowercase = local.chosen # finding
  }
}
