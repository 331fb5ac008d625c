# finding
resource "github_branch_protection" "a" {
  required_pull_request_reviews {
    required_approving_review_count = 0 # finding
  }
}
#----
variable "chosen" {
  default = 0
}
# finding
resource "github_branch_protection" "a" {
  required_pull_request_reviews {
    required_approving_review_count = var.chosen # finding
  }
}
#----
locals {
  chosen = 0
}
# finding
resource "github_branch_protection" "b" {
  required_pull_request_reviews {
    required_approving_review_count = local.chosen # finding
  }
}
#----
resource "gitlab_project" "a" {
  approvals_before_merge = 0 # finding
}
#----
variable "chosen" {
  default = 0
}
resource "gitlab_project" "a" {
  approvals_before_merge = var.chosen # finding
}
#----
locals {
  chosen = 0
}
resource "gitlab_project" "b" {
  approvals_before_merge = local.chosen # finding
}
#----
resource "gitlab_branch_protection" "a" {
  allow_force_push = true # finding
}
#----
variable "chosen" {
  default = true
}
resource "gitlab_branch_protection" "a" {
  allow_force_push = var.chosen # finding
}
#----
locals {
  chosen = true
}
resource "gitlab_branch_protection" "b" {
  allow_force_push = local.chosen # finding
}
#----
resource "gitlab_project" "a" {
  push_rules {
    prevent_secrets = false # finding
  }
}
#----
variable "chosen" {
  default = false
}
resource "gitlab_project" "a" {
  push_rules {
    prevent_secrets = var.chosen # finding
  }
}
#----
locals {
  chosen = false
}
resource "gitlab_project" "b" {
  push_rules {
    prevent_secrets = local.chosen # finding
  }
}
#----
resource "gitlab_project" "a" {
  push_rules {
    reject_unsigned_commits = false # finding
  }
}
#----
variable "chosen" {
  default = false
}
resource "gitlab_project" "a" {
  push_rules {
    reject_unsigned_commits = var.chosen # finding
  }
}
#----
locals {
  chosen = false
}
resource "gitlab_project" "b" {
  push_rules {
    reject_unsigned_commits = local.chosen # finding
  }
}
