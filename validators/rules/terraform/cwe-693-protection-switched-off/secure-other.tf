# finding
resource "github_branch_protection" "a" {
  required_pull_request_reviews {
    required_approving_review_count = 1 # evidence
  }
}
#----
# finding
resource "github_branch_protection" "a" {
  required_pull_request_reviews {
    required_approving_review_count = 2 # evidence
  }
}
#----
variable "chosen" {
  default = 1
}
# finding
resource "github_branch_protection" "a" {
  required_pull_request_reviews {
    required_approving_review_count = var.chosen # evidence
  }
}
#----
locals {
  chosen = 1
}
# finding
resource "github_branch_protection" "b" {
  required_pull_request_reviews {
    required_approving_review_count = local.chosen # evidence
  }
}
#----
resource "gitlab_project" "a" {
  approvals_before_merge = 1 # evidence
}
#----
resource "gitlab_project" "a" {
  approvals_before_merge = 2 # evidence
}
#----
variable "chosen" {
  default = 1
}
resource "gitlab_project" "a" {
  approvals_before_merge = var.chosen # evidence
}
#----
locals {
  chosen = 1
}
resource "gitlab_project" "b" {
  approvals_before_merge = local.chosen # evidence
}
#----
resource "gitlab_branch_protection" "a" {
  allow_force_push = false # evidence
}
#----
variable "chosen" {
  default = false
}
resource "gitlab_branch_protection" "a" {
  allow_force_push = var.chosen # evidence
}
#----
locals {
  chosen = false
}
resource "gitlab_branch_protection" "b" {
  allow_force_push = local.chosen # evidence
}
#----
resource "gitlab_project" "a" {
  push_rules {
    prevent_secrets = true # evidence
  }
}
#----
variable "chosen" {
  default = true
}
resource "gitlab_project" "a" {
  push_rules {
    prevent_secrets = var.chosen # evidence
  }
}
#----
locals {
  chosen = true
}
resource "gitlab_project" "b" {
  push_rules {
    prevent_secrets = local.chosen # evidence
  }
}
#----
resource "gitlab_project" "a" {
  push_rules {
    reject_unsigned_commits = true # evidence
  }
}
#----
variable "chosen" {
  default = true
}
resource "gitlab_project" "a" {
  push_rules {
    reject_unsigned_commits = var.chosen # evidence
  }
}
#----
locals {
  chosen = true
}
resource "gitlab_project" "b" {
  push_rules {
    reject_unsigned_commits = local.chosen # evidence
  }
}
