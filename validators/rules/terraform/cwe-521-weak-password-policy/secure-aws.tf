resource "aws_cognito_user_pool" "a" {
  password_policy {
    minimum_length = 14 # evidence
  }
}
#----
variable "chosen" {
  default = 14
}
resource "aws_cognito_user_pool" "a" {
  password_policy {
    minimum_length = var.chosen # evidence
  }
}
#----
locals {
  chosen = 14
}
resource "aws_cognito_user_pool" "b" {
  password_policy {
    minimum_length = local.chosen # evidence
  }
}
#----
resource "aws_cognito_user_pool" "a" {
  password_policy {
    require_lowercase = true # evidence
  }
}
#----
variable "chosen" {
  default = true
}
resource "aws_cognito_user_pool" "a" {
  password_policy {
    require_lowercase = var.chosen # evidence
  }
}
#----
locals {
  chosen = true
}
resource "aws_cognito_user_pool" "b" {
  password_policy {
    require_lowercase = local.chosen # evidence
  }
}
