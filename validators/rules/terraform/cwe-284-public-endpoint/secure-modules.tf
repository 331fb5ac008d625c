module "ships" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  publicly_accessible = false # evidence
}
#----
locals {
  chosen = false
}
module "chosen" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  publicly_accessible = local.chosen # evidence
}
#----
module "ships" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "4.1.0"
  map_public_ip_on_launch = false # evidence
}
#----
locals {
  chosen = false
}
module "chosen" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "4.1.0"
  map_public_ip_on_launch = local.chosen # evidence
}
#----
module "ships" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "4.1.0"
  associate_public_ip_address = false # evidence
}
#----
locals {
  chosen = false
}
module "chosen" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "4.1.0"
  associate_public_ip_address = local.chosen # evidence
}
#----
module "ships" {
  source  = "terraform-google-modules/kubernetes-engine/google//modules/private-cluster"
  version = "4.1.0"
  enable_private_nodes = true # evidence
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "terraform-google-modules/kubernetes-engine/google//modules/private-cluster"
  version = "4.1.0"
  enable_private_nodes = local.chosen # evidence
}
#----
module "ships" {
  source  = "Azure/aks/azurerm"
  version = "4.1.0"
  role_based_access_control_enabled = true # evidence
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "Azure/aks/azurerm"
  version = "4.1.0"
  role_based_access_control_enabled = local.chosen # evidence
}
#----
module "ships" {
  source  = "Azure/aks/azurerm"
  version = "4.1.0"
  private_cluster_enabled = true # evidence
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "Azure/aks/azurerm"
  version = "4.1.0"
  private_cluster_enabled = local.chosen # evidence
}
#----
module "ships" {
  source  = "GoogleCloudPlatform/sql-db/google//modules/postgresql"
  version = "4.1.0"
  ip_configuration = {
    authorized_networks = {
      value = "203.0.113.0/24" # evidence
    }
  }
}
#----
locals {
  chosen = "203.0.113.0/24"
}
module "chosen" {
  source  = "GoogleCloudPlatform/sql-db/google//modules/postgresql"
  version = "4.1.0"
  ip_configuration = {
    authorized_networks = {
      value = local.chosen # evidence
    }
  }
}
